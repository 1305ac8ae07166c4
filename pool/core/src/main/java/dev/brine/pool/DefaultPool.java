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
      boolean nested = Boolean.getBoolean("brine.worker");
      pool = nested ? SerialPool.create() : ProcessPool.builder().build();
      current = pool;
    }
    return pool;
  }

  /** Makes this the default pool. */
  public static synchronized void set(Pool pool) {
    current = pool;
  }
}
