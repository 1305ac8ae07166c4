package dev.brine.spark;

import dev.brine.Brine;
import dev.brine.pool.Pool;
import dev.brine.pool.ProcessPool;
import java.util.List;

/** The work of {@code SparkCosts} on a pool of Brine's. */
final class PoolCosts {
  private PoolCosts() {}

  /** Its argument is the master; without one the pool is one of this machine. */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    try (Pool pool =
        arguments.length == 0
            ? ProcessPool.of(2)
            : SparkPool.builder(arguments[0]).workers(2).memory("512m").build()) {
      List<Integer> two = List.of(1, 2);
      int unused = pool.map(x -> x + 1, two).size();
      Stopwatch.tell("first", Stopwatch.micros(start));
      Stopwatch.measure("small", 41, () -> pool.map(x -> x + 1, two));
      List<Integer> many = Brine.range(0, Stopwatch.MANY);
      Stopwatch.measure("many", 21, () -> pool.map(x -> x, many));
      List<byte[]> large = Stopwatch.large();
      Stopwatch.measure("large", 7, () -> pool.map(x -> x, large));
    }
  }
}
