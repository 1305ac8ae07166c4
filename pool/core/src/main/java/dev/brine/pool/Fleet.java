package dev.brine.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The workers there are and those that should be. Guarded by the scheduler's monitor. */
final class Fleet {
  /** After so many workers in a row that were of no use, no more are started. */
  private static final int MOST_FAILURES = 3;

  /** How long a short map leaves a share for a worker that still starts, in nanoseconds. */
  static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  private final WorkerStarter starter;
  private final List<Worker> live = new ArrayList<>();
  private final Deque<Long> startTimes = new ArrayDeque<>();
  private int wanted;
  private int failures;
  private boolean stopped;

  Fleet(WorkerStarter starter) {
    this.starter = starter;
  }

  /** The workers that have connected and not ended. */
  List<Worker> live() {
    return live;
  }

  /** Starts workers until there are at least so many, giving failed ones another chance. */
  void want(int workers) {
    wanted = Math.max(wanted, workers);
    failures = 0;
    startMissing();
  }

  private void startMissing() {
    while (!stopped && failures < MOST_FAILURES && live.size() + startTimes.size() < wanted) {
      startTimes.add(System.nanoTime());
      starter.start();
    }
  }

  void started(Worker worker) {
    startTimes.poll();
    live.add(worker);
  }

  void startFailed() {
    startTimes.poll();
    failures++;
    startMissing();
  }

  /** A worker has answered: whatever was wrong before is not wrong with every worker. */
  void proven(Worker worker) {
    worker.proven = true;
    failures = 0;
  }

  /** A worker has ended; another one takes its place. */
  void ended(Worker worker, boolean innocent) {
    live.remove(worker);
    if (innocent && !worker.proven) {
      failures++;
    }
    startMissing();
  }

  /** Whether there is no worker and none will come. */
  boolean isBroken() {
    return live.isEmpty() && startTimes.isEmpty();
  }

  /** How many workers can be counted on soon, with those that have connected. */
  int expected() {
    long now = System.nanoTime();
    int hopeful = (int) startTimes.stream().filter(time -> now - time < PATIENCE).count();
    return live.size() + hopeful;
  }

  /** Starts no more. */
  void stop() {
    stopped = true;
  }
}
