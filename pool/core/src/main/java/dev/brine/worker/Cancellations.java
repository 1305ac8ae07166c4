package dev.brine.worker;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which maps are cancelled, and whether that concerns the task that runs. Thread-safe. */
final class Cancellations {
  private static final long NONE = -1;

  private final Set<Long> cancelled = new HashSet<>();
  private @Nullable Thread thread;
  private long running = NONE;

  synchronized void watch(Thread taskThread) {
    thread = taskThread;
  }

  synchronized void cancel(long map) {
    cancelled.add(map);
    if (running == map && thread != null) {
      thread.interrupt();
    }
  }

  synchronized boolean begin(long map) {
    if (cancelled.contains(map)) {
      return false;
    }
    running = map;
    return true;
  }

  /** Ends the task; whether it was cancelled meanwhile. The interrupt flag is down afterwards. */
  synchronized boolean end() {
    boolean was = cancelled.contains(running);
    running = NONE;
    Thread.interrupted();
    return was;
  }

  synchronized void forget(long map) {
    cancelled.remove(map);
  }
}
