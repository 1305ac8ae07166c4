package dev.brine.pool;

import org.jspecify.annotations.Nullable;

/** One thread of a pool of threads. */
final class PoolThread {
  private final ThreadEngine engine;
  private final Thread thread;
  private final int number;

  /** What it runs, or null. Guarded by the engine's monitor, as all that follows. */
  @Nullable ThreadTask task;

  /** When it began that, by the clock of {@link System#nanoTime}. */
  long since;

  /** Whether it is no longer one of the pool's, and ends when its task does. */
  boolean isAbandoned;

  PoolThread(ThreadEngine engine, int number) {
    this.number = number;
    this.engine = engine;
    // Without what the thread that happens to need it hands down.
    this.thread = new Thread(null, this::work, "brine-thread-" + number, 0, false);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void interrupt() {
    thread.interrupt();
  }

  private void work() {
    ClassLoader own = thread.getContextClassLoader();
    try {
      while (runNext()) {
        thread.setContextClassLoader(own);
      }
    } finally {
      engine.left(this);
    }
  }

  /** A method of its own, so that a thread which waits does not hold its last task in memory. */
  private boolean runNext() {
    ThreadTask next = engine.next(this);
    if (next == null) {
      return false;
    }
    ThreadEngine.enter(next.feed().waiting());
    try {
      MapRun run = next.feed().run;
      MapRun.Noted noted = engine.ended(this, run, next.feed().call(next, number));
      if (noted == null) {
        return false;
      }
      // This may run what the user asked for when a future completes.
      run.conclude(noted);
      return true;
    } finally {
      ThreadEngine.leave();
      boolean unused = Thread.interrupted();
    }
  }
}
