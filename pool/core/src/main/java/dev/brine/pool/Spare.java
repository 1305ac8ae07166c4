package dev.brine.pool;

import java.util.concurrent.TimeUnit;

/**
 * A worker that has connected and stands by: nobody but its starter knows of it until it takes a
 * place in the pool. Thread-safe.
 */
final class Spare {
  private final Worker worker;
  private final int among;
  private boolean taken;
  private boolean ended;

  /**
   * @param among how many workers share the machine, as it was told
   */
  Spare(Worker worker, int among) {
    this.worker = worker;
    this.among = among;
  }

  /**
   * Takes its place in the pool.
   *
   * @return false if it cannot; then it has ended, or ends
   */
  synchronized boolean take(WorkerEvents events, int amongNow) {
    if (ended) {
      return false;
    }
    if (among != amongNow) {
      // Its share of the machine is another one.
      worker.link.kill();
      return false;
    }
    // Within the monitor, so that its end is not told of before its beginning.
    taken = true;
    events.started(worker);
    return true;
  }

  /** Its process has ended; whether the pool knows of it. */
  synchronized boolean end() {
    ended = true;
    return taken;
  }

  /** Ends it, as nobody needs it. */
  void dismiss() {
    worker.link.kill();
  }

  /** Waits until its process has ended, which it does if it was killed; but not for ever. */
  void awaitEnd() throws InterruptedException {
    worker.link.awaitEnd(TimeUnit.MILLISECONDS.toNanos(Fleet.END_MILLIS));
  }
}
