package dev.brine.pool;

import dev.brine.Brine;

/** A session that tells what a pool says. */
public final class Attempt {
  private Attempt() {}

  /** Prints results, or the exception. */
  public static void main(String[] arguments) {
    try (ProcessPool pool = ProcessPool.builder().workers(2).heap("64m").build()) {
      System.out.println(pool.map(x -> x + 1, Brine.range(0, 10)));
    } catch (Throwable e) {
      System.out.println(e);
    }
  }
}
