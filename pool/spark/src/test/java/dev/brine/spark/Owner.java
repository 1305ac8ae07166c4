package dev.brine.spark;

import dev.brine.Brine;
import java.util.List;
import java.util.stream.Collectors;

/** A session to be killed: it names the executors of its pool, and tells when they are busy. */
public final class Owner {
  private Owner() {}

  /** Never returns. Its argument is the master. */
  public static void main(String[] arguments) {
    SparkPool pool = SparkPool.builder(arguments[0]).workers(2).memory("512m").build();
    List<Long> pids = pool.everywhere(Brine::pid);
    System.out.println(pids.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    pool.map(
        x -> {
          System.out.println("busy");
          while (x >= 0) {
            Thread.onSpinWait();
          }
          return x;
        },
        Brine.range(0, 10));
  }
}
