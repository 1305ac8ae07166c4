package dev.brine.pool;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * Takes tasks back that a worker has not begun, where another one has had nothing to do for some
 * time: an item may take far longer than those before it, and others wait behind it. Guarded by the
 * scheduler's monitor.
 */
final class Stealing {
  /** A worker that has nothing to do gets something within this time as a rule, in milliseconds. */
  private static final long PATIENCE_MILLIS = 2;

  /** What a worker that goes on will have done within that time is left to it, in nanoseconds. */
  private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);

  private final Fleet fleet;
  private final Clock clock;
  private final BiPredicate<Worker, ProcessFeed> mayServe;
  private final Runnable later;

  /** Whether it will be looked at soon. */
  private boolean watching;

  /**
   * @param mayServe whether the worker may be given tasks of this map
   * @param later has {@link #run} called with the scheduler's monitor
   */
  Stealing(Fleet fleet, Clock clock, BiPredicate<Worker, ProcessFeed> mayServe, Runnable later) {
    this.fleet = fleet;
    this.clock = clock;
    this.mayServe = mayServe;
    this.later = later;
  }

  /** If a worker has nothing to do and another one much, it is looked at again soon. */
  void watch() {
    if (watching) {
      return;
    }
    List<Worker> victims = victims();
    if (!victims.isEmpty()) {
      watching = true;
      victims.forEach(Worker::watch);
      Clock.Ticket unused = clock.after(PATIENCE_MILLIS, later);
    }
  }

  /** Takes tasks back if there is still a worker without any. */
  void run() {
    watching = false;
    for (Worker victim : victims()) {
      if (victim.estimate >= LEAST || victim.hasStood()) {
        takeFrom(victim);
      }
    }
  }

  /** The workers that have what one which has nothing to do could begin. */
  private List<Worker> victims() {
    List<Worker> idle = new ArrayList<>();
    for (Worker worker : fleet.live()) {
      if (worker.isOpen() && worker.inFlight.isEmpty()) {
        idle.add(worker);
      }
    }
    if (idle.isEmpty()) {
      return idle;
    }
    List<Worker> victims = new ArrayList<>();
    for (Worker busy : fleet.live()) {
      // The first one is left to it: should it not have begun that, it soon will.
      boolean hasMore = busy.inFlight.size() > 1 && !busy.relieved && busy.killedFor == null;
      if (hasMore && idle.stream().anyMatch(each -> couldBegin(each, busy))) {
        victims.add(busy);
      }
    }
    return victims;
  }

  private boolean couldBegin(Worker idle, Worker busy) {
    ProcessFeed asked = null;
    for (Task task : Iterables.skip(busy.inFlight.tasks(), 1)) {
      // Most are of one map.
      if (task.feed != asked) {
        asked = task.feed;
        if (asked.everywhere || !mayServe.test(idle, asked)) {
          return false;
        }
      }
    }
    return true;
  }

  private static void takeFrom(Worker worker) {
    long first = worker.inFlight.firstNumber();
    long begun = worker.link.takeBack(first + 1, worker.inFlight.lastNumber());
    if (begun >= 0) {
      for (Task task : Lists.reverse(worker.inFlight.removeAfter(Math.max(begun, first)))) {
        worker.tookBack(task);
        task.feed.takeBack(task, worker);
      }
    }
  }
}
