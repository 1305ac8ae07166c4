package dev.brine.pool;

import org.jspecify.annotations.Nullable;

/**
 * Which map's result a worker's reading thread decodes, if it does. Decoding runs user code, which
 * may hang; the thread may be interrupted then and only then, since an interrupt while it reads
 * from the worker would close the line. Thread-safe.
 */
final class Decoding {
  private @Nullable ProcessFeed feed;
  private @Nullable Thread thread;

  synchronized void begin(ProcessFeed newFeed) {
    feed = newFeed;
    thread = Thread.currentThread();
  }

  /** Afterwards no interrupt is left. */
  synchronized void end() {
    feed = null;
    thread = null;
    boolean unused = Thread.interrupted();
  }

  synchronized boolean isOf(ProcessFeed asked) {
    return feed == asked;
  }

  /** Interrupts the thread if it decodes for this map; whether it did. */
  synchronized boolean interrupt(ProcessFeed cancelled) {
    if (feed != cancelled || thread == null) {
      return false;
    }
    thread.interrupt();
    return true;
  }
}
