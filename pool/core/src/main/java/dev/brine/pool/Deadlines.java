package dev.brine.pool;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends tasks that run longer than they may, together with their workers. The time counts from the
 * call of the user's code; opening the capture on a cold worker and reading the item have some time
 * of their own. Guarded by the scheduler's monitor.
 */
final class Deadlines {
  /** What comes before the user's code may take so much longer than the limit, in nanoseconds. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(5);

  private final Clock clock;
  private final Fleet fleet;

  Deadlines(Clock clock, Fleet fleet) {
    this.clock = clock;
    this.fleet = fleet;
  }

  /** Looks at what the map's tasks do now. */
  void endOverdue(ProcessFeed feed) {
    long now = clock.nanoTime();
    for (Worker worker : fleet.live()) {
      Task task = worker.running();
      if (task == null || task.feed != feed || worker.killedFor != null) {
        continue;
      }
      boolean called = worker.hasCalled();
      if (task.seenRunning == 0 || called != task.seenCalled) {
        task.seenRunning = now;
        task.seenCalled = called;
      } else if (now - task.seenRunning > limit(feed).toNanos() + (called ? 0 : GRACE)) {
        worker.killedFor = task;
        worker.link.kill();
      }
    }
  }

  static Duration limit(ProcessFeed feed) {
    Duration limit = feed.options.timeout();
    if (limit == null) {
      throw new IllegalStateException("this map has no limit");
    }
    return limit;
  }
}
