package dev.brine.spark;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells once in a session, where it is so, that a cluster is more than a map needs. */
final class Hint {
  /** Below this nobody waits, whatever it is spent on. */
  private static final Duration NOTICED = Duration.ofMillis(200);

  /** What takes longer than this is not spent on a few jobs; a host may have been lost. */
  private static final Duration LONG = Duration.ofSeconds(5);

  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private Hint() {}

  /** A map is over that found executors waiting for it. */
  static void afterMap(SparkTasks tasks) {
    Duration wall = tasks.map.wallTime();
    Duration work = tasks.map.serialTime();
    boolean slower =
        wall.compareTo(NOTICED) > 0
            && wall.compareTo(LONG) < 0
            && work.multipliedBy(2).compareTo(wall) < 0;
    boolean usual = !tasks.isDisturbed() && tasks.count() > 1;
    if (slower && usual && TOLD.compareAndSet(false, true)) {
      tasks.map.print(
          true,
          ("brine: this map took %d ms on the cluster, and its %d tasks %d ms of that one after the"
                  + " other; for maps like it a pool on this machine is faster\n")
              .formatted(wall.toMillis(), tasks.count(), work.toMillis()));
    }
  }
}
