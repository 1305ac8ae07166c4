package dev.brine.pool;

import dev.brine.error.BrineException;

/**
 * Marks the threads on which a pool learns of results and of time. One that waited for a result
 * would wait for itself.
 */
final class OwnThread {
  private static final ThreadLocal<Boolean> MARKED = ThreadLocal.withInitial(() -> false);

  private OwnThread() {}

  /** The current thread is one of those for as long as it lives. */
  static void mark() {
    MARKED.set(true);
  }

  /**
   * Called before a thread waits for a pool.
   *
   * @throws BrineException if it must not
   */
  static void refuseToWait() {
    if (MARKED.get()) {
      throw new BrineException(
          "a progress listener, or code that runs while a result is read, must not wait for a pool;"
              + " use amap or submit there, and wait elsewhere");
    }
  }
}
