package dev.brine.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Notices that a pool has had nothing to do for long. Guarded by the scheduler's monitor. */
final class IdleTime {
  private final @Nullable Duration limit;
  private final Clock clock;
  private final Runnable whenOver;
  private Clock.@Nullable Ticket ticket;

  /**
   * @param limit after so long without work something happens; null for never
   */
  IdleTime(@Nullable Duration limit, Clock clock, Runnable whenOver) {
    this.limit = limit;
    this.clock = clock;
    this.whenOver = whenOver;
  }

  /** There is nothing to do from now on. */
  void begin() {
    end();
    if (limit != null) {
      ticket = clock.after(limit.toMillis(), whenOver);
    }
  }

  /** There is something to do. */
  void end() {
    if (ticket != null) {
      ticket.cancel();
      ticket = null;
    }
  }
}
