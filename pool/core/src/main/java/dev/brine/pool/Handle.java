package dev.brine.pool;

import java.lang.ref.Cleaner;

/**
 * Stands for those who hold a pool or a view of it. When nobody does any more, the pool is closed.
 */
final class Handle {
  private static final Cleaner CLEANER = Cleaner.create();

  /** Of a pool that holds nothing which would have to be closed. */
  static final Handle NONE = new Handle();

  private Handle() {}

  /**
   * Of a pool that would go on without those who hold it.
   *
   * @param abandon closes the pool; must not hold the handle
   */
  static Handle of(Runnable abandon) {
    Handle handle = new Handle();
    Cleaner.Cleanable unused = CLEANER.register(handle, () -> closeLater(abandon));
    return handle;
  }

  /** What is on its way takes its time, and the cleaner has others to serve. */
  private static void closeLater(Runnable abandon) {
    Thread thread = new Thread(abandon, "brine-abandoned");
    thread.setDaemon(true);
    thread.start();
  }
}
