package dev.brine.command;

import dev.brine.pool.MapRecord;
import org.jspecify.annotations.Nullable;

/**
 * The last map that a thread has awaited, noted from the opening of this to its end, however the
 * map ended. Used by that thread alone.
 */
final class KeptMap implements AutoCloseable {
  private static final ThreadLocal<@Nullable KeptMap> OPEN = new ThreadLocal<>();

  private @Nullable MapRecord map;

  private KeptMap() {}

  /** Begins to note. */
  static KeptMap open() {
    MapLog.install();
    KeptMap kept = new KeptMap();
    OPEN.set(kept);
    return kept;
  }

  /** The one that this thread has open, or null. */
  static @Nullable KeptMap ofThread() {
    return OPEN.get();
  }

  /** A map has ended on this thread. */
  void keep(MapRecord ended) {
    map = ended;
  }

  /** That map; null where there was none, or none of Brine's own pools ran it. */
  @Nullable MapRecord map() {
    return map;
  }

  @Override
  public void close() {
    OPEN.remove();
  }
}
