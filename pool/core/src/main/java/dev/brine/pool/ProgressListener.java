package dev.brine.pool;

/** Is told how far a map is. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Some items have ended. Called by one thread at a time, at most every 50 ms and once at the end
   * of the map; it must return soon and not wait for a pool, since results wait meanwhile. What it
   * throws is logged once and hurts nothing else.
   */
  void progress(Progress progress);
}
