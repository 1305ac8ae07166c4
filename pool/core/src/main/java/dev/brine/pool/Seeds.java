package dev.brine.pool;

import java.util.concurrent.ThreadLocalRandom;

/** Where a map's seed comes from if nobody gave one. */
final class Seeds {
  private Seeds() {}

  static long fresh() {
    return ThreadLocalRandom.current().nextLong();
  }
}
