package dev.brine.pool;

import dev.brine.error.Internal;

/**
 * Where the tasks of a {@link RemotePool} run. What it moves is bytes: capturing functions and
 * reading results is done on this side of it. Thread-safe.
 */
@Internal
public interface RemoteEngine {
  /**
   * Begins a map.
   *
   * @throws dev.brine.error.PoolClosedException if it was closed
   */
  RemoteTasks open(RemoteMap map);

  /**
   * How many workers there are; waits for the first ones where none was started yet.
   *
   * @throws dev.brine.error.BrineException if there can be none
   */
  int workers();

  /**
   * From now on there should be so many.
   *
   * @throws dev.brine.error.PoolClosedException if it was closed
   */
  void resize(int workers);

  /**
   * Puts fresh workers in the place of all; nothing is lost.
   *
   * @throws dev.brine.error.PoolClosedException if it was closed
   */
  void restart();

  /** How it is at this moment; workers have half a second to answer. */
  PoolStatus status();

  /** Whether it takes no more work. */
  boolean isClosed();

  /**
   * Refuses a recording of all workers.
   *
   * @throws dev.brine.error.BrineException always, with what to do instead
   */
  void refuseProfile();

  /** Waits for what is on its way, then ends. */
  void close();

  /** Ends at once. */
  void terminate();

  /** Nobody holds the pool any more: closes it, with a warning. */
  void abandon();
}
