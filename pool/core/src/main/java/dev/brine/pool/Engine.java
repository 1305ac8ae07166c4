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

  /**
   * Begins a map whose items go one to each worker.
   *
   * @param run ends when each worker has done its own
   * @throws dev.brine.error.CaptureException if the function cannot travel
   * @throws dev.brine.error.PoolClosedException if the engine was closed
   */
  Feed openEverywhere(Fn<?, ?> function, Options options, MapRun run);

  /** How many workers there should be. */
  int workers();

  /**
   * From now on there should be so many.
   *
   * @throws dev.brine.error.PoolClosedException if the engine was closed
   */
  void resize(int workers);

  /**
   * Puts fresh workers in the place of all, each as soon as it has done what it has.
   *
   * @throws dev.brine.error.PoolClosedException if the engine was closed
   */
  void restart();

  /** How it is at this moment. */
  PoolStatus status();

  /** What went to its workers of now and came from them; nothing where none has a process. */
  default Traffic traffic() {
    return Traffic.NONE;
  }

  boolean isClosed();

  /** Whether tasks work on the session's own objects. */
  default boolean sharesMemory() {
    return false;
  }

  /**
   * Refuses a recording of all workers where there can be none.
   *
   * @throws dev.brine.error.BrineException with what to do instead
   */
  default void refuseProfile() {}

  /** Waits for what is on its way, then ends. */
  void close();

  /** Ends at once. */
  void terminate();
}
