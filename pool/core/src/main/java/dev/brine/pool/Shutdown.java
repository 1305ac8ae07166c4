package dev.brine.pool;

import dev.brine.error.PoolClosedException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The end of a pool: gently, after its maps, or now. Thread-safe; the first one counts. */
final class Shutdown {
  /** How long is waited for what ended workers have said, in milliseconds. */
  private static final long LAST_WORDS_MILLIS = 1000;

  /** Guards all state of the pool, and is notified when a map or a worker ends. */
  private final Object monitor;

  private final Fleet fleet;
  private final Dispatch dispatch;
  private final Printers printers;
  private final Clock clock;
  private final Starter starter;
  private volatile boolean begun;
  private boolean stopped;

  Shutdown(
      Object monitor,
      Fleet fleet,
      Dispatch dispatch,
      Printers printers,
      Clock clock,
      Starter starter) {
    this.monitor = monitor;
    this.fleet = fleet;
    this.dispatch = dispatch;
    this.printers = printers;
    this.clock = clock;
    this.starter = starter;
  }

  /** Whether no more maps are taken. */
  boolean isBegun() {
    return begun;
  }

  /** Whether the workers were told to end. The monitor is held. */
  boolean isStopped() {
    return stopped;
  }

  /** Ends the pool when its maps are over; an interrupt ends it at once, and stays set. */
  void gently() {
    try {
      synchronized (monitor) {
        begun = true;
        while (dispatch.feeds().stream().anyMatch(Shutdown::isBusy)) {
          monitor.wait();
        }
      }
      failUnfinished();
      stop(true);
    } catch (InterruptedException e) {
      now();
      Thread.currentThread().interrupt();
    }
  }

  /** A stream that nobody takes results from has nothing on its way. */
  private static boolean isBusy(ProcessFeed feed) {
    return !feed.run.isIdle();
  }

  /** Ends the pool and what runs on it. */
  void now() {
    synchronized (monitor) {
      begun = true;
    }
    // Before the workers end: what is lost with them is then nobody's failure any more.
    failUnfinished();
    try {
      stop(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failUnfinished() {
    List<ProcessFeed> unfinished;
    synchronized (monitor) {
      unfinished = List.copyOf(dispatch.feeds());
    }
    unfinished.forEach(feed -> feed.run.fail(new PoolClosedException()));
  }

  /** Ends the workers; the second call does nothing. */
  private void stop(boolean gently) throws InterruptedException {
    List<Worker> ending;
    synchronized (monitor) {
      if (stopped) {
        return;
      }
      stopped = true;
      printers.end();
      fleet.stop();
      ending = fleet.all();
    }
    try {
      Ending.run(ending, gently, clock);
      if (gently) {
        awaitLastWords();
      }
    } finally {
      ending.forEach(worker -> worker.link.kill());
      clock.close();
      starter.close();
    }
  }

  /**
   * What the workers said at their end is seen before the pool is closed, if that takes no time.
   */
  private void awaitLastWords() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS);
    synchronized (monitor) {
      long rest = end - System.nanoTime();
      while (!fleet.all().isEmpty() && rest > 0) {
        TimeUnit.NANOSECONDS.timedWait(monitor, rest);
        rest = end - System.nanoTime();
      }
    }
    printers.strays().flush(LAST_WORDS_MILLIS);
  }
}
