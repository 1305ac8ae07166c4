package dev.brine.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells a listener of one map's progress, not more often than is of use. Thread-safe. */
final class ProgressReport {
  private static final System.Logger LOGGER = System.getLogger("dev.brine");

  /** More often than this no display changes, in nanoseconds. */
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(50);

  private final @Nullable ProgressListener listener;
  private final ReentrantLock turn = new ReentrantLock();
  private long last = System.nanoTime();
  private boolean failed;

  ProgressReport(@Nullable ProgressListener listener) {
    this.listener = listener;
  }

  /** Some items have ended; who comes while another thread tells of others tells nothing. */
  void some(MapRun run) {
    if (listener == null || !turn.tryLock()) {
      return;
    }
    try {
      if (System.nanoTime() - last >= PERIOD) {
        tell(listener, run);
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
