package dev.brine.bench.program;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A ratio of one of Brine's figures to one of another, and what it should be.
 *
 * @param text what is compared
 * @param ours Brine's figure
 * @param other who the other is
 * @param theirs the other's figure
 * @param limit the ratio
 * @param atMost whether the ratio should be at most, and not at least, that
 */
record Goal(String text, String ours, String other, String theirs, double limit, boolean atMost) {

  /** All goals; a figure that is a ratio already is compared to 1. */
  static List<Goal> all(boolean isJdk17) {
    return List.of(
        atMost("100,000 no-ops", "map_100k_default_s", "stdlib", 0.5),
        atMost("2,000 tasks, batch 1", "map_2000_chunk1_s", "stdlib", 0.2),
        new Goal("single call", "apply_latency_us", "bounds", "socket_echo_us", 2, true),
        atMost("128 MiB there and back", "echo_128MiB_s", "stdlib", 0.2),
        new Goal("128 MiB there and back", "echo_128MiB_s", "bounds", "raw_echo_128MiB_s", 2, true),
        new Goal(
            "cold pool of 2",
            "cold_first_result_s",
            "bounds",
            "two_hello_s",
            isJdk17 ? 2 : 3,
            true),
        atMost("cold pool of 2", "cold_first_result_s", "spawn", 0.7),
        new Goal("CPU-bound, 2 workers", "stream_s", "bounds", "cpu_pool_s", 0.97, false),
        new Goal("capture, warm (us)", "capture_us", "", "", 200, true),
        new Goal("skewed work to greedy", "skewed_to_greedy", "", "", 1.1, true),
        new Goal("RSS at rest", "worker_rss_mib", "brine", "bare_rss_mib", 1.5, true));
  }

  private static Goal atMost(String text, String key, String other, double limit) {
    return new Goal(text, key, other, key, limit, true);
  }

  /** A row of the table; without figures where something was not measured. */
  String row(Figures figures) {
    // Speed is told by the time of the other one.
    OptionalDouble our = atMost ? figures.median("brine", ours) : figures.median("bounds", ours);
    OptionalDouble their =
        other.isEmpty() ? OptionalDouble.of(1) : figures.median(atMost ? other : "brine", theirs);
    if (our.isEmpty() || their.isEmpty()) {
      return "| %s | %s | - | - | - |".formatted(text, wanted());
    }
    double ratio = our.getAsDouble() / their.getAsDouble();
    boolean met = atMost ? ratio <= limit : ratio >= limit;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s |",
        text,
        wanted(),
        other.isEmpty()
            ? number(our.getAsDouble())
            : number(our.getAsDouble()) + " / " + number(their.getAsDouble()),
        number(ratio),
        met ? "yes" : "**no**");
  }

  private String wanted() {
    String than =
        other.isEmpty() ? "" : " x " + (other.equals("brine") ? "" : other + " ") + theirs;
    return (atMost ? "<= " : ">= ") + number(limit) + (atMost ? than : " x bounds " + ours);
  }

  static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
