package dev.brine.bench.program;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Times things, and tells who started this process of it: one line for each figure. */
final class Timing {
  private Timing() {}

  /** The median time of so many calls, in seconds. */
  static double median(int calls, Callable<?> call) throws Exception {
    double[] times = new double[calls];
    for (int i = 0; i < calls; i++) {
      times[i] = once(call);
    }
    return median(times);
  }

  /** How long one call takes, in seconds. */
  static double once(Callable<?> call) throws Exception {
    long start = System.nanoTime();
    Object unused = call.call();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Calls again and again for so long, since code that is compiled is to be measured. */
  static void warm(double seconds, Callable<?> call) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      Object unused = call.call();
    }
  }

  /** The middle one; of an even number the mean of the two. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int upper = sorted.length / 2;
    return (sorted[(sorted.length - 1) / 2] + sorted[upper]) / 2;
  }

  /** Tells a figure. */
  static void tell(String key, double value) {
    System.out.println(key + " " + value);
  }
}
