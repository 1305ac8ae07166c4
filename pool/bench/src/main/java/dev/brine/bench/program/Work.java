package dev.brine.bench.program;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The work that all do; the same as in {@code peers.py}, but for how often it is done. */
public final class Work {
  /** How many workers a pool has. */
  static final int WORKERS = 2;

  /** How large an array is that goes there and back, and how many of them there are. */
  static final int ARRAY = 16 << 20;

  static final int ARRAYS = 8;

  private static final int SPAN = 3000;

  /** How often the work that Python's pools do is done by JVMs, which take far less time for it. */
  private static final int REPEATED = 16;

  private Work() {}

  /** Counts primes by trial division. */
  public static int primes(int from) {
    int count = 0;
    for (int i = from; i < from + SPAN; i++) {
      boolean prime = true;
      for (int k = 2; k * k <= i; k++) {
        if (i % k == 0) {
          prime = false;
          break;
        }
      }
      count += prime ? 1 : 0;
    }
    return count;
  }

  /** Where each piece of {@link #primes} begins. */
  static List<Integer> loads() {
    return IntStream.range(0, 64 * REPEATED).mapToObj(i -> 200_000 + SPAN * (i % 64)).toList();
  }

  /** So many numbers. */
  static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** The arrays that go there and back. */
  static List<byte[]> arrays() {
    Random random = new Random(1);
    return Stream.generate(() -> filled(random, ARRAY)).limit(ARRAYS).toList();
  }

  static byte[] filled(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Microseconds of work, a few of them much longer than the others, anywhere. */
  static List<Integer> skewed() {
    Random random = new Random(2);
    return IntStream.range(0, 400)
        .mapToObj(i -> random.nextInt(40) == 0 ? 100_000 : 1_000)
        .toList();
  }

  /** Computes for so many microseconds. */
  public static int spin(int micros) {
    long end = System.nanoTime() + 1000L * micros;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return micros;
  }
}
