package dev.brine.pool;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pool that has one id now. Thread-safe. */
final class NamedPool {
  private static final int UNKNOWN = 0;

  /** Written under the monitor, which is held while a pool is made or ends. */
  private volatile @Nullable Pool current;

  private int workers = UNKNOWN;

  synchronized Pool get(Supplier<? extends Pool> maker) {
    Pool pool = current;
    if (pool == null || !isOpen(pool)) {
      pool = Objects.requireNonNull(maker.get(), "the maker gave no pool");
      current = pool;
      workers = UNKNOWN;
    }
    return pool;
  }

  synchronized Pool get(int wanted) {
    Pool pool = current;
    if (pool != null && isOpen(pool)) {
      return workers == wanted || workers == UNKNOWN ? pool : resized(pool, wanted);
    }
    return made(wanted);
  }

  private Pool resized(Pool pool, int wanted) {
    pool.resize(wanted);
    workers = wanted;
    return pool;
  }

  private Pool made(int wanted) {
    Pool pool = ProcessPool.of(wanted);
    current = pool;
    workers = wanted;
    return pool;
  }

  boolean isOpen() {
    return open() != null;
  }

  /** The pool, if it is open. */
  @Nullable Pool open() {
    Pool pool = current;
    return pool != null && isOpen(pool) ? pool : null;
  }

  private static boolean isOpen(Pool pool) {
    return !(pool instanceof VerbPool known && known.isClosed());
  }

  /** Ends the pool, not waiting for one who waits for its work, and forgets it. */
  void terminate() {
    Pool pool = current;
    if (pool == null) {
      return;
    }
    pool.terminate();
    synchronized (this) {
      if (current == pool) {
        current = null;
      }
    }
  }
}
