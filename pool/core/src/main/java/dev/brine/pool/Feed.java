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

  /** How many items should be on their way, so that no worker waits: at least 1. */
  int lookAhead();

  /** No more items will come. */
  void end();

  /** Waits a short time for what tasks have printed to be seen; an interrupt ends the wait. */
  default void flush() {}

  /** Ends what has not ended yet. Thread-safe; may be called again. */
  void cancel();
}
