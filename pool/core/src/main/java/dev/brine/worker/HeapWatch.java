package dev.brine.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Notices that what tasks leave behind fills the heap, before one of them fails for it: a library's
 * cache that only grows, or statics during a long map. Not thread-safe.
 */
final class HeapWatch {
  /** With this part of the heap in use, garbage included, it is worth a closer look. */
  private static final double CLOSE_LOOK = 0.8;

  /** With this part of the old generation in use after a collection, the heap is full. */
  private static final double FULL = 0.8;

  /**
   * After so many tasks the process has been of use. What fills the heap earlier is what tasks
   * need, and the next process would be as full.
   */
  private static final int LEAST_TASKS = 20;

  /** Where that is that has survived; found when it is first looked at, since that takes time. */
  private static final class Old {
    private static final List<MemoryPoolMXBean> POOLS =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().contains("Tenured") || pool.getName().contains("Old"))
            .toList();
  }

  /** More often than this a look costs more than small tasks do, in nanoseconds. */
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(1);

  private int tasks;
  private long looked = System.nanoTime();

  /**
   * Whether to go on elsewhere; to be asked after each task.
   *
   * @param now by {@link System#nanoTime}
   */
  boolean isFull(long now) {
    tasks++;
    if (tasks < LEAST_TASKS || now - looked < PERIOD) {
      return false;
    }
    looked = now;
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return used > CLOSE_LOOK * runtime.maxMemory()
        && Old.POOLS.stream().anyMatch(HeapWatch::isFull);
  }

  private static boolean isFull(MemoryPoolMXBean pool) {
    MemoryUsage survived = pool.getCollectionUsage();
    return survived != null
        && survived.getMax() > 0
        && survived.getUsed() > FULL * survived.getMax();
  }
}
