package dev.brine.pool;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a pool does later, on one thread of its own. After the end it does nothing. Thread-safe. */
final class Clock {
  /** A limit is looked at this many times while it runs, but not more often than useful. */
  private static final long LOOKS = 10;

  private static final long SHORTEST_LOOK = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_LOOK = TimeUnit.MILLISECONDS.toNanos(100);

  private final ScheduledThreadPoolExecutor executor;

  /** Something that is done again and again until it is cancelled. */
  interface Ticket {
    void cancel();
  }

  Clock() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            body -> {
              Thread thread = new Thread(body, "brine-clock");
              thread.setDaemon(true);
              return thread;
            },
            (body, ended) -> {});
    executor.setRemoveOnCancelPolicy(true);
    // The clock of a pool that nobody closes must not stay for ever.
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  void after(long millis, Runnable action) {
    Future<?> unused = executor.schedule(action, millis, TimeUnit.MILLISECONDS);
  }

  /** Looks often enough at something that has this limit; never where there is none. */
  Ticket watch(@Nullable Duration limit, Runnable look) {
    if (limit == null) {
      return () -> {};
    }
    long period = Math.min(Math.max(limit.toNanos() / LOOKS, SHORTEST_LOOK), LONGEST_LOOK);
    Future<?> looking = executor.scheduleWithFixedDelay(look, period, period, TimeUnit.NANOSECONDS);
    return () -> looking.cancel(false);
  }

  void close() {
    executor.shutdownNow();
  }
}
