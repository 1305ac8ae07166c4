package dev.brine.pool;

/** What is done when the session ends, unless this is closed before. Thread-safe. */
final class AtExit implements AutoCloseable {
  private final Thread thread;

  /**
   * Sees to it.
   *
   * @throws IllegalStateException if the session ends already
   */
  AtExit(Runnable action) {
    thread = new Thread(action, "brine-exit");
    Runtime.getRuntime().addShutdownHook(thread);
  }

  @Override
  public void close() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException exiting) {
      // Then it is done.
    }
  }
}
