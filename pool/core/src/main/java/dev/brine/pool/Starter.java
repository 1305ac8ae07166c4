package dev.brine.pool;

/** Brings workers to life. Thread-safe. */
interface Starter {
  /**
   * Starts one more worker; an event tells what came of it. Does not wait.
   *
   * @param among how many workers share the machine
   */
  void start(int among);

  /** Starts no more, and ends those that have not come to life. */
  void close() throws InterruptedException;
}
