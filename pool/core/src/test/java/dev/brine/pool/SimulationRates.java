package dev.brine.pool;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How often things go wrong in one schedule, in per cent. Few schedules have all kinds of trouble,
 * or none of it would get far.
 */
record SimulationRates(
    int startFails,
    int startHangs,
    int taskBreaks,
    boolean initializes,
    int initializerFails,
    int initializerBreaks) {
  SimulationRates(Random random) {
    this(
        one(random, 0, 0, 0, 10, 50, 100),
        one(random, 0, 0, 0, 20, 50),
        one(random, 0, 0, 3, 20),
        random.nextInt(4) == 0,
        one(random, 0, 0, 20, 100),
        one(random, 0, 0, 20, 100));
  }

  private static int one(Random random, int... rates) {
    return rates[random.nextInt(rates.length)];
  }

  /** Options of a map. */
  Options options(Random random) {
    @Nullable Duration[] timeouts = {null, null, Duration.ofMillis(50), Duration.ofSeconds(1)};
    return new Options(
        one(random, 0, 0, 1, 2, 4),
        one(random, 0, 0, 1, 3),
        timeouts[random.nextInt(timeouts.length)],
        one(random, 0, 0, 1, 3),
        1L,
        false,
        null,
        random.nextInt(4) == 0 ? new Watch() : null,
        null);
  }
}
