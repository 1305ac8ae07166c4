package dev.brine.pool;

import com.google.common.base.Preconditions;

/**
 * Runs functions on threads of this process, which share its memory: nothing is captured, tasks see
 * and change the session's own objects, and failures carry the very exception that was thrown. So
 * what is done to an item after {@code amap} or {@code submit} returned is seen by a task that has
 * not ended. Batches do nothing here.
 *
 * <p>A thread cannot be killed. A task that runs longer than its timeout is interrupted and fails
 * at once; a thread whose task ignores that is left alone and replaced, so the pool keeps its
 * width. The same holds for a cancelled task that still runs after a second.
 *
 * <p>A map that a task begins on its own pool runs in place, on the task's thread, as does one on a
 * pool that waits for this task.
 *
 * <p>Threads start when they are needed and end when they were idle for some seconds, so a pool
 * that is forgotten leaves none behind. Thread-safe.
 */
public final class ThreadPool extends VerbPool {
  private ThreadPool(int threads) {
    super(new ThreadEngine(threads, ThreadEngine.IDLE), Options.NONE, Handle.NONE);
  }

  /**
   * A pool of so many threads.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public static ThreadPool of(int threads) {
    Preconditions.checkArgument(threads >= 1, "a pool needs at least 1 thread, not %s", threads);
    return new ThreadPool(threads);
  }
}
