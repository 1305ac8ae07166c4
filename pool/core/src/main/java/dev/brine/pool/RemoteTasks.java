package dev.brine.pool;

import dev.brine.error.Internal;

/** Takes the items of one map, in their order, from the thread that began it. */
@Internal
public interface RemoteTasks {
  /**
   * Takes the next item. Does nothing once the map is over.
   *
   * @param item its bytes, which are handed over
   * @param patient whether to wait while more than enough items are on their way
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void add(long index, byte[] item, boolean patient) throws InterruptedException;

  /** How many items should be on their way, so that no worker waits: at least 1. */
  int lookAhead();

  /** No more items will come. */
  void end();
}
