package dev.brine.pool;

import java.util.List;
import java.util.stream.IntStream;

/** A session that maps a collection whose arrays are made when they are asked for. */
final class LargeInput {
  /** Of each item, in bytes. */
  static final int SIZE = 4 << 20;

  private LargeInput() {}

  /**
   * Prints the sum of the items' lengths.
   *
   * @param args how many items
   */
  public static void main(String[] args) {
    List<Integer> numbers = IntStream.range(0, Integer.parseInt(args[0])).boxed().toList();
    Iterable<byte[]> arrays = () -> numbers.stream().map(each -> new byte[SIZE]).iterator();
    try (ProcessPool pool = ProcessPool.builder().workers(2).heap("64m").build()) {
      List<Integer> lengths = pool.map(each -> each.length, arrays);
      System.out.println(lengths.stream().mapToLong(Integer::longValue).sum());
    }
    System.exit(0);
  }
}
