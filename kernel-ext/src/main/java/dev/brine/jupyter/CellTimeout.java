package dev.brine.jupyter;

import dev.brine.session.EmbeddedSession;
import dev.brine.session.SessionInterruptedException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Interrupts a cell that takes longer than it may. Closed when the cell has ended. */
final class CellTimeout implements AutoCloseable {
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "brine-cell-timeout");
            thread.setDaemon(true);
            return thread;
          });

  private final @Nullable Duration limit;
  private final @Nullable ScheduledFuture<?> alarm;
  private volatile boolean expired;

  private CellTimeout(EmbeddedSession session, @Nullable Duration limit) {
    this.limit = limit;
    this.alarm =
        limit == null
            ? null
            : WATCH.schedule(() -> expire(session), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Begins with the cell.
   *
   * @param limit how long it may take; null for any time
   */
  static CellTimeout begin(EmbeddedSession session, @Nullable Duration limit) {
    return new CellTimeout(session, limit);
  }

  private void expire(EmbeddedSession session) {
    expired = true;
    session.interrupt();
  }

  /** What is to be told of an interrupt: that it was this one's, if it was. */
  SessionInterruptedException told(SessionInterruptedException interrupt) {
    return expired && limit != null
        ? new SessionInterruptedException(
            "the cell took longer than "
                + limit.toMillis() / 1000.0
                + " s and was interrupted; "
                + interrupt.getMessage())
        : interrupt;
  }

  @Override
  public void close() {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }
}
