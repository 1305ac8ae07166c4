package dev.brine.pool;

import dev.brine.wire.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The workers there are and those that should be. Guarded by the scheduler's monitor. */
final class Fleet {
  /** After so many workers in a row that were of no use, no more are started. */
  private static final int MOST_FAILURES = 3;

  /** How long a short map leaves a share for a worker that still starts, in nanoseconds. */
  static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  /** A worker that was told to end has this long, in milliseconds. */
  static final long END_MILLIS = 5000;

  private final Starter starter;
  private final Clock clock;
  private final long maxTasks;
  private final Runnable whenLate;
  private final List<Worker> live = new ArrayList<>();

  /** Those that were told to end, or were ended, and are no longer counted. */
  private final Set<Worker> leaving = new HashSet<>();

  private final Deque<Long> startTimes = new ArrayDeque<>();
  private int wanted;
  private int failures;
  private boolean asleep;
  private boolean stopped;

  /**
   * @param maxTasks after so many tasks a worker is replaced; 0 for never
   * @param whenLate is told when workers that started may be too slow to be waited for
   */
  Fleet(Starter starter, Clock clock, long maxTasks, Runnable whenLate) {
    this.starter = starter;
    this.clock = clock;
    this.maxTasks = maxTasks;
    this.whenLate = whenLate;
  }

  /** The workers that have connected and not ended. */
  List<Worker> live() {
    return live;
  }

  /** How many there should be. */
  int wanted() {
    return wanted;
  }

  int starting() {
    return startTimes.size();
  }

  /** Whether one more stands by. */
  boolean hasSpare() {
    return starter.hasSpare();
  }

  /** Starts workers until there are at least so many, giving failed ones another chance. */
  void want(int workers) {
    asleep = false;
    resize(Math.max(wanted, workers));
  }

  /** There should be exactly so many. */
  void resize(int workers) {
    wanted = workers;
    failures = 0;
    startMissing();
  }

  private void startMissing() {
    int before = startTimes.size();
    while (!stopped
        && !asleep
        && failures < MOST_FAILURES
        && live.size() + startTimes.size() < wanted) {
      startTimes.add(clock.nanoTime());
      starter.start(wanted);
    }
    if (startTimes.size() > before) {
      Clock.Ticket unused = clock.after(TimeUnit.NANOSECONDS.toMillis(PATIENCE) + 1, whenLate);
    }
  }

  /** A worker has connected; false if none is wanted any more, and it was told to end. */
  boolean started(Worker worker) {
    startTimes.poll();
    if (stopped || asleep) {
      leave(worker);
      return false;
    }
    live.add(worker);
    standBy();
    return true;
  }

  void startFailed() {
    startTimes.poll();
    failures++;
    startMissing();
  }

  /** A worker that connected is of no use: it is ended, and another one takes its place. */
  void useless(Worker worker) {
    if (live.remove(worker)) {
      leaving.add(worker);
      worker.link.kill();
      failures++;
      startMissing();
    }
  }

  /** A worker has answered: whatever was wrong before is not wrong with every new worker. */
  void proven(Worker worker) {
    if (!worker.proven) {
      worker.proven = true;
      failures = 0;
      startMissing();
      standBy();
    }
  }

  /** Has a successor made ready, once the pool has had results and all its workers are there. */
  private void standBy() {
    if (!stopped
        && !asleep
        && startTimes.isEmpty()
        && live.size() >= wanted
        && live.stream().anyMatch(worker -> worker.proven)) {
      starter.standBy(wanted);
    }
  }

  /** How many more tasks a worker may be given. */
  int room(Worker worker) {
    return maxTasks == 0
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, maxTasks - worker.given);
  }

  /** A worker was given so many tasks more. */
  void gave(Worker worker, int tasks) {
    worker.given += tasks;
    if (room(worker) <= 0) {
      worker.closing = true;
    }
  }

  /** A worker has answered all that it was given. */
  void drained(Worker worker) {
    if (worker.closing && live.remove(worker)) {
      leave(worker);
      startMissing();
    }
  }

  /** Ends the workers that are too many: those first that do nothing. */
  void endSurplus() {
    List<Worker> open = new ArrayList<>(live.stream().filter(worker -> !worker.closing).toList());
    open.sort((one, other) -> Integer.compare(one.inFlight.size(), other.inFlight.size()));
    int surplus = open.size() - wanted;
    for (int i = 0; i < surplus; i++) {
      end(open.get(i));
    }
  }

  /** Puts fresh workers in the place of all, giving failed ones another chance. */
  void refresh() {
    failures = 0;
    List.copyOf(live).forEach(this::end);
    startMissing();
  }

  /** Ends all until some are wanted. */
  void sleep() {
    asleep = true;
    starter.rest();
    List.copyOf(live).forEach(this::end);
  }

  private void end(Worker worker) {
    worker.closing = true;
    if (worker.inFlight.isEmpty()) {
      drained(worker);
    }
  }

  private void leave(Worker worker) {
    leaving.add(worker);
    worker.send(new Frame.Shutdown());
    Clock.Ticket unused = clock.after(END_MILLIS, worker.link::kill);
  }

  /** A worker has ended; another one takes its place. Whether it was still counted. */
  boolean ended(Worker worker, boolean innocent) {
    if (leaving.remove(worker) || !live.remove(worker)) {
      return false;
    }
    if (innocent && !worker.proven && !worker.closing) {
      failures++;
    }
    startMissing();
    return true;
  }

  /** Whether no worker will come beside those that there are. */
  boolean hasGivenUp() {
    return startTimes.isEmpty() && failures >= MOST_FAILURES;
  }

  /** Whether there is no worker and none will come. */
  boolean isBroken() {
    return live.isEmpty() && hasGivenUp();
  }

  /** How many workers can be counted on soon, with those that have connected. */
  int expected() {
    if (startTimes.isEmpty()) {
      return live.size();
    }
    long now = clock.nanoTime();
    int hopeful = (int) startTimes.stream().filter(time -> now - time < PATIENCE).count();
    return live.size() + hopeful;
  }

  /** Starts no more. */
  void stop() {
    stopped = true;
  }

  /** Those that are there in one way or another. */
  List<Worker> all() {
    List<Worker> all = new ArrayList<>(live);
    all.addAll(leaving);
    return all;
  }
}
