package dev.brine.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time, and what a pool does later. After its end it does nothing. Thread-safe. */
interface Clock {
  /** Something that is done later, or again and again, until it is cancelled. */
  interface Ticket {
    void cancel();
  }

  /** Nanoseconds since some moment in the past. */
  long nanoTime();

  /** Does this once after so long. */
  Ticket after(long millis, Runnable action);

  /** Looks often enough at something that has this limit; never where there is none. */
  Ticket watch(@Nullable Duration limit, Runnable look);

  void close();
}
