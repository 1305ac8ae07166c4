package dev.brine.pool;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The system's time, and one thread that does what is due. */
final class SystemClock implements Clock {
  /** A limit is looked at this many times while it runs, but not more often than useful. */
  private static final long LOOKS = 10;

  private static final long SHORTEST_LOOK = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_LOOK = TimeUnit.MILLISECONDS.toNanos(100);

  private final ScheduledThreadPoolExecutor executor;

  SystemClock() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            body -> {
              Thread thread =
                  new Thread(
                      () -> {
                        OwnThread.mark();
                        body.run();
                      },
                      "brine-clock");
              thread.setDaemon(true);
              return thread;
            },
            (body, ended) -> {});
    executor.setRemoveOnCancelPolicy(true);
    // The clock of a pool that nobody closes must not stay for ever.
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Ticket after(long millis, Runnable action) {
    Future<?> waiting = executor.schedule(action, millis, TimeUnit.MILLISECONDS);
    return () -> waiting.cancel(false);
  }

  @Override
  public Ticket watch(@Nullable Duration limit, Runnable look) {
    if (limit == null) {
      return () -> {};
    }
    long period = Math.min(Math.max(limit.toNanos() / LOOKS, SHORTEST_LOOK), LONGEST_LOOK);
    Future<?> looking = executor.scheduleWithFixedDelay(look, period, period, TimeUnit.NANOSECONDS);
    return () -> looking.cancel(false);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
