package dev.brine.spark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Measures and tells; needs neither Brine nor Spark. */
final class Stopwatch {
  static final int MANY = 10_000;
  static final int LARGE = 100;

  private Stopwatch() {}

  static void measure(String who, String what, int times, Supplier<List<?>> work) {
    long[] all = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      int unused = work.get().size();
      all[i] = millis(start);
    }
    long[] sorted = LongStream.of(all).sorted().toArray();
    tell(who, what, sorted[times / 2]);
    System.out.println("  least " + sorted[0] + ", most " + sorted[times - 1]);
  }

  static void tell(String who, String what, long millis) {
    System.out.println(who + ": " + what + " " + millis + " ms");
  }

  static long millis(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
