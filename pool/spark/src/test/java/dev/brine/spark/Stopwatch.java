package dev.brine.spark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Measures and tells on the standard output; needs neither Brine nor Spark. */
final class Stopwatch {
  static final int MANY = 10_000;

  /** So many items of a megabyte go together as Brine puts them together. */
  static final int TOGETHER = 4;

  private static final int LARGE = 100;

  private Stopwatch() {}

  /** Does the work so many times and tells the median. */
  static void measure(String what, int times, Supplier<List<?>> work) {
    long[] all = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      int unused = work.get().size();
      all[i] = micros(start);
    }
    tell(what, LongStream.of(all).sorted().toArray()[times / 2]);
  }

  /** A hundred times a megabyte; each its own, since one that is met again would go once. */
  static List<byte[]> large() {
    return Stream.generate(() -> new byte[1_000_000]).limit(LARGE).toList();
  }

  static void tell(String what, long micros) {
    System.out.println(what + "=" + micros);
  }

  static long micros(long start) {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
  }
}
