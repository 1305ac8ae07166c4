package dev.brine.pool;

/** Brings workers to life. Thread-safe. */
interface Starter {
  /**
   * Starts one more worker; an event tells what came of it. Does not wait.
   *
   * @param among how many workers share the machine
   */
  void start(int among);

  /**
   * The pool has had work and all its workers are there: from now on one may stand by for the next
   * start. Does not wait.
   *
   * @param among as there
   */
  default void standBy(int among) {}

  /** Whether a worker stands by. */
  default boolean hasSpare() {
    return false;
  }

  /** None is to stand by: the pool has nothing to do. Does not wait. */
  default void rest() {}

  /** Starts no more, and ends those that have not come to life. */
  void close() throws InterruptedException;
}
