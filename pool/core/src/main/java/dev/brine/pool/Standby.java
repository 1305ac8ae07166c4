package dev.brine.pool;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that one worker stands by, and that it is made when nobody waits for the processor.
 * Thread-safe.
 */
final class Standby {
  /** So long after the first results it is made, in nanoseconds. */
  private static final long DELAY = TimeUnit.SECONDS.toNanos(2);

  private final IntConsumer start;
  private @Nullable Spare spare;

  /** What makes one that has not connected yet; null if none is made. */
  private @Nullable Thread maker;

  private boolean resting;
  private boolean closed;

  /**
   * @param start starts a process that is to stand by, among so many, and waits until it has
   *     connected or cannot any more
   */
  Standby(IntConsumer start) {
    this.start = start;
  }

  /** Has one made in a moment, unless one is there or made already. Does not wait. */
  synchronized void want(int among) {
    resting = false;
    if (spare == null && maker == null && !closed) {
      maker = new Thread(() -> make(among), "brine-spare");
      maker.setDaemon(true);
      maker.start();
    }
  }

  private void make(int among) {
    try {
      if (isWantedLater() && SpareMemory.isEnough()) {
        start.accept(among);
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    } finally {
      ends(Thread.currentThread());
    }
  }

  private synchronized void ends(Thread thread) {
    if (maker == thread) {
      maker = null;
    }
  }

  /** Waits; false if it is wanted no more. */
  private synchronized boolean isWantedLater() throws InterruptedException {
    long end = System.nanoTime() + DELAY;
    for (long rest = DELAY; rest > 0 && !resting && !closed; rest = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
    return !resting && !closed;
  }

  /** One has connected that is to stand by; it is ended where it is wanted no more. */
  synchronized void add(Spare connected) {
    maker = null;
    if (closed || resting || spare != null) {
      connected.dismiss();
    } else {
      spare = connected;
    }
  }

  /** Takes the one that stands by; null if there is none. */
  synchronized @Nullable Spare take() {
    Spare taken = spare;
    spare = null;
    return taken;
  }

  /** Its process has ended. */
  synchronized void lost(Spare ended) {
    if (spare == ended) {
      spare = null;
    }
  }

  /** None is to stand by until one is wanted again. */
  synchronized void rest() {
    resting = true;
    notifyAll();
    Spare unneeded = take();
    if (unneeded != null) {
      unneeded.dismiss();
    }
  }

  /** Whether one stands by. */
  synchronized boolean isReady() {
    return spare != null;
  }

  /** None is to stand by any more; waits until the one that did has ended. */
  void close() throws InterruptedException {
    Spare last;
    synchronized (this) {
      closed = true;
      notifyAll();
      last = take();
    }
    if (last != null) {
      last.dismiss();
      last.awaitEnd();
    }
  }
}
