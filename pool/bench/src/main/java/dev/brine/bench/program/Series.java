package dev.brine.bench.program;

import java.util.List;

/** The figures that are drawn; the same as in {@code peers.py}. */
final class Series {
  /** Microseconds for each of 20,000 tasks, by batch size. */
  static final String BATCH = "batch_us_";

  /** Seconds for a map, by the number of its tasks. */
  static final String COUNT = "count_s_";

  static final List<Integer> BATCHES = List.of(1, 4, 16, 64, 256, 1024, 4096);
  static final List<Integer> COUNTS = List.of(10, 100, 1000, 10_000, 100_000, 1_000_000);

  private Series() {}
}
