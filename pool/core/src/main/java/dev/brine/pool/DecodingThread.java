package dev.brine.pool;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the results of one map, in their order, with a thread that exists while there are some.
 * Reading runs user code, which may hang: then it holds up its own map only, whose end interrupts
 * it. Thread-safe.
 */
final class DecodingThread {
  private final Queue<Runnable> queue = new ArrayDeque<>();
  private @Nullable Thread thread;
  private boolean ended;

  /** Does this after all that was added before; nothing after the end. */
  synchronized void add(Runnable reading) {
    if (ended) {
      return;
    }
    queue.add(reading);
    if (thread == null) {
      thread = new Thread(this::run, "brine-decoder");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Nothing more is wanted. */
  synchronized void end() {
    ended = true;
    queue.clear();
    if (thread != null && thread != Thread.currentThread()) {
      thread.interrupt();
    }
  }

  private void run() {
    OwnThread.mark();
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable next = queue.poll();
    if (next == null) {
      thread = null;
    }
    return next;
  }
}
