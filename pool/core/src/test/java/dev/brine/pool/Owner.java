package dev.brine.pool;

import dev.brine.Brine;
import java.util.HashSet;
import java.util.Set;

/** A session to be killed: it names its workers and keeps them busy. */
public final class Owner {
  private Owner() {}

  /** Never returns. */
  public static void main(String[] arguments) {
    ProcessPool pool = ProcessPool.of(2);
    Set<Long> pids = new HashSet<>(pool.map(x -> Brine.pid(), Brine.range(0, 10)));
    System.out.println(pids);
    pool.map(
        x -> {
          while (x >= 0) {
            Thread.onSpinWait();
          }
          return x;
        },
        Brine.range(0, 10));
  }
}
