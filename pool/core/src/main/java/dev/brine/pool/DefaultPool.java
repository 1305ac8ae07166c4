package dev.brine.pool;

import dev.brine.error.Internal;
import org.jspecify.annotations.Nullable;

/** The pool of people who name none. Thread-safe. */
@Internal
public final class DefaultPool {
  private static @Nullable Pool current;

  private DefaultPool() {}

  /** The default pool, started if there is none that is open. */
  public static synchronized Pool get() {
    if (IsolatedFeed.isHere()) {
      return SerialPool.create();
    }
    Pool pool = current;
    if (pool == null || (pool instanceof VerbPool known && known.isClosed())) {
      pool = isNested() ? SerialPool.create() : ProcessPool.builder().build();
      current = pool;
    }
    return pool;
  }

  /** The default pool if there is one that is open, or null. */
  public static synchronized @Nullable Pool ifOpen() {
    Pool pool = current;
    return pool instanceof VerbPool known && known.isClosed() ? null : pool;
  }

  /**
   * Starts the default pool in the background, so that its workers are there when they are asked
   * for; for front ends, as soon as they know that somebody will ask. What goes wrong is told to
   * whoever asks.
   */
  public static void prestart() {
    Thread thread =
        new Thread(
            () -> {
              try {
                Pool unused = get();
              } catch (RuntimeException toldWhenAsked) {
                // Now nobody would know what to do about it.
              }
            },
            "brine-prestart");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether this is a worker, or the thread runs a task as one would. */
  static boolean isNested() {
    return Boolean.getBoolean("brine.worker") || IsolatedFeed.isHere();
  }

  /** Makes this the default pool. */
  public static synchronized void set(Pool pool) {
    current = pool;
  }
}
