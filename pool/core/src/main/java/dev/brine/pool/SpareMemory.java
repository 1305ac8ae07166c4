package dev.brine.pool;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether there is memory for a worker that stands by. It holds some 50 MiB until it has work, and
 * then what its predecessor has left; so there must be room for two workers at rest, and an eighth
 * of the machine's memory, or of the container's, must stay free for the user's own programs.
 */
final class SpareMemory {
  /** What a worker at rest takes at most, in bytes. */
  private static final long AT_REST = 64L << 20;

  private static final Path SYSTEM = Path.of("/proc/meminfo");

  private SpareMemory() {}

  /** Whether there is enough at this moment; not where the system does not say. */
  static boolean isEnough() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        && isEnough(free(system), system.getTotalMemorySize());
  }

  /** Whether so much free memory is enough, of so much in all, in bytes. */
  static boolean isEnough(long free, long all) {
    return free >= 2 * AT_REST + all / 8;
  }

  /** What files take that are merely kept is free, too; the JVM does not count it. */
  private static long free(com.sun.management.OperatingSystemMXBean system) {
    long free = system.getFreeMemorySize();
    try {
      List<String> lines = Files.readAllLines(SYSTEM);
      // In a container the system speaks of the whole machine.
      return number(lines, "MemTotal:") == system.getTotalMemorySize()
          ? Math.max(free, number(lines, "MemAvailable:"))
          : free;
    } catch (IOException | RuntimeException notSaid) {
      return free;
    }
  }

  /** In bytes; -1 where there is none. */
  private static long number(List<String> lines, String name) {
    for (String line : lines) {
      if (line.startsWith(name)) {
        String number = line.substring(name.length(), line.lastIndexOf(' '));
        return Long.parseLong(number.trim()) << 10;
      }
    }
    return -1;
  }
}
