package dev.brine.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells a listener of one map's progress, not more often than is of use. Thread-safe. */
final class ProgressReport {
  private static final System.Logger LOGGER = System.getLogger("dev.brine");

  /** More often than this no display changes, in nanoseconds. */
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(50);

  private final @Nullable ProgressListener listener;
  private final ReentrantLock turn = new ReentrantLock();

  /** Whether something will be told a moment later. */
  private final AtomicBoolean waiting = new AtomicBoolean();

  private long last = System.nanoTime();
  private boolean over;
  private boolean failed;

  ProgressReport(@Nullable ProgressListener listener) {
    this.listener = listener;
  }

  /**
   * Some items have ended. Where that is not told now, it is a moment later, together with what
   * ends until then: the next item may take long.
   */
  void some(MapRun run) {
    if (listener == null) {
      return;
    }
    if (!turn.tryLock()) {
      tellLater(listener, run, PERIOD);
      return;
    }
    try {
      long rest = PERIOD - (System.nanoTime() - last);
      if (rest <= 0 && !over) {
        tell(listener, run);
      } else if (!over) {
        tellLater(listener, run, rest);
      }
    } finally {
      turn.unlock();
    }
  }

  private void tellLater(ProgressListener told, MapRun run, long nanos) {
    if (waiting.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS)
          .execute(() -> tellWaiting(told, run));
    }
  }

  private void tellWaiting(ProgressListener told, MapRun run) {
    turn.lock();
    try {
      waiting.set(false);
      if (!over) {
        tell(told, run);
      }
    } finally {
      turn.unlock();
    }
  }

  /** The map is over. */
  void last(MapRun run) {
    if (listener != null) {
      turn.lock();
      try {
        over = true;
        tell(listener, run);
      } finally {
        turn.unlock();
      }
    }
  }

  private void tell(ProgressListener told, MapRun run) {
    try {
      told.progress(run.progress());
    } catch (RuntimeException | LinkageError broken) {
      if (!failed) {
        LOGGER.log(System.Logger.Level.WARNING, "a progress listener failed", broken);
      }
      failed = true;
    }
    last = System.nanoTime();
  }
}
