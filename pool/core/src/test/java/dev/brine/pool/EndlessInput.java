package dev.brine.pool;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A session with a small heap that sends many generated items through a pool. */
final class EndlessInput {
  private EndlessInput() {}

  /** Prints the sum of the results; the argument is the number of items. */
  public static void main(String[] arguments) {
    long items = Long.parseLong(arguments[0]);
    Iterable<Long> input = () -> LongStream.range(0, items).iterator();
    try (Pool pool = ProcessPool.builder().workers(2).heap("64m").build();
        Stream<Long> results = pool.imap(x -> x + 1, input)) {
      System.out.println(results.mapToLong(x -> x).sum());
    }
  }
}
