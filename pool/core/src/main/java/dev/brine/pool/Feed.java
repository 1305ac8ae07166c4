package dev.brine.pool;

import org.jspecify.annotations.Nullable;

/** Takes the items of one map, in their order, from the thread that began it. */
interface Feed {
  /**
   * Takes the next item. Does nothing once the map is over.
   *
   * @param patient whether to wait while more than enough items are on their way
   * @throws dev.brine.error.CaptureException if the item cannot travel
   * @throws InterruptedException if the thread is interrupted
   */
  void add(@Nullable Object item, boolean patient) throws InterruptedException;

  /**
   * Takes the next item as {@link #add} does, but may keep it until more have come, or until the
   * end: for items that are all there.
   */
  default void addSoon(@Nullable Object item, boolean patient) throws InterruptedException {
    add(item, patient);
  }

  /** How many items should be on their way, so that no worker waits: at least 1. */
  int lookAhead();

  /**
   * No more items will come.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void end() throws InterruptedException;

  /** Waits a short time for what tasks have printed to be seen; an interrupt ends the wait. */
  default void flush() {}

  /** Ends what has not ended yet. Thread-safe; may be called again. */
  void cancel();
}
