package dev.brine.jshell;

/**
 * Remembers that the user pressed Ctrl-C during a {@code /pmap}. The engine itself forgets a stop
 * that comes while the compiler still works, or just before the user's code is entered.
 * Thread-safe.
 */
final class StopRequests {
  private boolean open;
  private boolean asked;

  /** A {@code /pmap} begins; no stop has been asked for. */
  synchronized void open() {
    open = true;
    asked = false;
  }

  /** The {@code /pmap} is over. */
  synchronized void close() {
    open = false;
    asked = false;
  }

  /** Takes note of a stop, which counts only during a {@code /pmap}. */
  synchronized void ask() {
    asked = open;
  }

  /** Whether the current {@code /pmap} is to stop. */
  synchronized boolean isAsked() {
    return asked;
  }
}
