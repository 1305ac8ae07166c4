package dev.brine.worker;

/**
 * Which map's task runs, if one does: what is printed and shown belongs to it. Thread-safe; {@link
 * #begin} and {@link #end} belong to the task thread.
 */
final class Turn {
  private long map;

  /** The task thread's own copy of the number. */
  private long count;

  /** Odd while a task runs. Written after the map and read before it. */
  private volatile long number;

  /** A task of this map begins. */
  void begin(long newMap) {
    map = newMap;
    count |= 1;
    number = count;
  }

  /** The task has ended. Whoever looks from now on sees that none runs. */
  void end() {
    count++;
    number = count;
  }

  /** Tells the tasks apart. */
  long number() {
    return number;
  }

  /** Whether a task runs. */
  boolean isRunning() {
    return (number & 1) == 1;
  }

  /** That of the task that runs, or ran last. */
  long map() {
    return number == 0 ? 0 : map;
  }
}
