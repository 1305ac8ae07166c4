package dev.brine.pool;

import dev.brine.task.Fn;

/** What tells one kind of pool from another: where tasks run. Thread-safe. */
interface Engine {
  /**
   * Begins a map.
   *
   * @throws dev.brine.error.CaptureException if the function cannot travel
   * @throws dev.brine.error.PoolClosedException if the engine was closed
   */
  Feed open(Fn<?, ?> function, Options options, MapRun run);

  boolean isClosed();

  /** Whether tasks work on the session's own objects. */
  default boolean sharesMemory() {
    return false;
  }

  /** Waits for what is on its way, then ends. */
  void close();

  /** Ends at once. */
  void terminate();
}
