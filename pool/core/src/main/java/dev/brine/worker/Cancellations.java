package dev.brine.worker;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which maps are cancelled, and whether that concerns the task that runs. Thread-safe; {@link
 * #begin} and {@link #end}, which belong to the task thread, take no lock while nothing is
 * cancelled. Who cancels says so before it looks what runs, and the task thread says what runs
 * before it looks whether anything is cancelled: so one of both sees the other.
 */
final class Cancellations {
  private static final long NONE = -1;

  private final Set<Long> cancelled = new HashSet<>();
  private @Nullable Thread thread;
  private volatile boolean any;
  private volatile long running = NONE;

  synchronized void watch(Thread taskThread) {
    thread = taskThread;
  }

  synchronized void cancel(long map) {
    cancelled.add(map);
    any = true;
    if (running == map && thread != null) {
      thread.interrupt();
    }
  }

  /** Begins a task; no if its map is cancelled. */
  boolean begin(long map) {
    running = map;
    return !(any && refuses(map));
  }

  private synchronized boolean refuses(long map) {
    boolean refused = cancelled.contains(map);
    if (refused) {
      running = NONE;
      Thread.interrupted();
    }
    return refused;
  }

  /** Ends the task; whether it was cancelled meanwhile. The interrupt flag is down afterwards. */
  boolean end() {
    long ended = running;
    running = NONE;
    boolean was = any && isCancelled(ended);
    Thread.interrupted();
    return was;
  }

  /** Waits for whoever cancels just now, so that no interrupt comes afterwards. */
  private synchronized boolean isCancelled(long map) {
    return cancelled.contains(map);
  }

  synchronized void forget(long map) {
    cancelled.remove(map);
    any = !cancelled.isEmpty();
  }
}
