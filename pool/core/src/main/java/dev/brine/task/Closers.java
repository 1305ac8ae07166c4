package dev.brine.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Closes values, each on a thread of its own, since the user's closers may hang. Thread-safe. */
final class Closers {
  private final List<Thread> running = new ArrayList<>();

  /**
   * Closes these in their order. One that takes half of the time that is left goes on beside the
   * next ones.
   */
  void close(List<LocalValue<?>> values, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    for (LocalValue<?> each : values) {
      join(start(each), (end - System.nanoTime()) / 2);
    }
  }

  /** As above, and waits for all that are at it. */
  void closeLast(List<LocalValue<?>> values, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    close(values, limit);
    for (Thread each : running()) {
      join(each, end - System.nanoTime());
    }
    int unfinished = running().size();
    if (unfinished > 0) {
      System.err.println(
          "worker locals whose closers were not waited for any longer: " + unfinished);
    }
  }

  private synchronized List<Thread> running() {
    running.removeIf(each -> !each.isAlive());
    return List.copyOf(running);
  }

  private synchronized Thread start(LocalValue<?> value) {
    Thread thread = new Thread(() -> run(value), "brine-closer");
    thread.setDaemon(true);
    running.removeIf(each -> !each.isAlive());
    running.add(thread);
    thread.start();
    return thread;
  }

  private static void run(LocalValue<?> value) {
    try {
      value.close();
    } catch (Throwable e) {
      System.err.println("the value of a worker local could not be closed:");
      e.printStackTrace();
    }
  }

  /** The interrupt that may end the wait is kept for the task that is meant. */
  private static void join(Thread thread, long nanos) {
    try {
      thread.join(Math.max(1, Duration.ofNanos(nanos).toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
