package dev.brine.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/** What this JVM holds; asked by code that is typed, here and in a worker. */
public final class MemoryUse {
  private MemoryUse() {}

  /** Heap and metaspace as they are, and after garbage collection, in KiB; classes. */
  public static String text() {
    long heap = heap();
    long metaspace = metaspace();
    for (int i = 0; i < 3; i++) {
      // Class loaders go one collection after what held them.
      System.gc();
    }
    return "heap %,d -> %,d KiB, metaspace %,d -> %,d KiB, %,d classes"
        .formatted(
            heap,
            heap(),
            metaspace,
            metaspace(),
            ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  private static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
  }

  private static long metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Metaspace"))
            .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
            .sum()
        >> 10;
  }
}
