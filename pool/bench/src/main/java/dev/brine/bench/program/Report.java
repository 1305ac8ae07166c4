package dev.brine.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes what was measured as tables and plots. */
final class Report {
  private static final List<String> COLUMNS =
      List.of("brine", "bounds", "stdlib", "spawn", "multiprocess", "joblib");

  private static final List<String> ROWS =
      List.of(
          "cold_first_result_s",
          "first_in_session_s",
          "two_hello_s",
          "map_100k_default_s",
          "map_2000_chunk1_s",
          "map_1M_s",
          "apply_latency_us",
          "socket_echo_us",
          "capture_us",
          "echo_128MiB_s",
          "raw_echo_128MiB_s",
          "fresh_echo_128MiB_s",
          "bare_100k_s",
          "noted_100k_s",
          "copy_128MiB_twice_s",
          "len_128MiB_s",
          "broadcast_100MB_s",
          "cpu_serial_s",
          "cpu_pool_s",
          "cpu_speedup",
          "stream_s",
          "skewed_to_greedy",
          "start_64_s",
          "map_10k_on_64_s",
          "parent_rss_mib",
          "worker_rss_mib",
          "busy_worker_rss_mib",
          "bare_rss_mib");

  private final Figures figures;

  Report(Figures figures) {
    this.figures = figures;
  }

  /** The goals, and all medians. */
  String tables() {
    StringBuilder text = new StringBuilder();
    int rounds = figures.rounds("brine", "cold_first_result_s");
    text.append(
        String.format(
            Locale.ROOT,
            "Java %s, %d processors, medians of %d rounds%n%n",
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            rounds));
    text.append("| figure | goal | medians | ratio | met |\n|---|---|---|---|---|\n");
    for (Goal goal : Goal.all(Runtime.version().feature() < 25)) {
      text.append(goal.row(figures)).append('\n');
    }
    text.append("\n| | ").append(String.join(" | ", COLUMNS)).append(" |\n|---");
    text.append("|---".repeat(COLUMNS.size())).append("|\n");
    for (String row : ROWS) {
      List<String> cells = new ArrayList<>();
      for (String column : COLUMNS) {
        OptionalDouble median = figures.median(column, row);
        cells.add(median.isPresent() ? Goal.number(median.getAsDouble()) : "");
      }
      text.append("| ").append(row).append(" | ").append(String.join(" | ", cells)).append(" |\n");
    }
    return text.toString();
  }

  /** Draws what was measured of it. */
  void plot(Path directory, String suffix) throws IOException {
    Files.createDirectories(directory);
    plot(
        new Chart("Cost of a no-op against batch size", "tasks in a batch", "microseconds a task"),
        Series.BATCH,
        Series.BATCHES,
        directory.resolve("batch-size" + suffix + ".svg"));
    plot(
        new Chart("Time of a map of no-ops", "tasks", "seconds"),
        Series.COUNT,
        Series.COUNTS,
        directory.resolve("task-count" + suffix + ".svg"));
  }

  private void plot(Chart chart, String prefix, List<Integer> places, Path file)
      throws IOException {
    boolean any = false;
    for (String name : List.of("brine", "stdlib", "multiprocess")) {
      List<double[]> points = new ArrayList<>();
      for (int place : places) {
        figures
            .median(name, prefix + place)
            .ifPresent(value -> points.add(new double[] {place, value}));
      }
      any |= !points.isEmpty();
      chart.add(name, points);
    }
    if (any) {
      Files.writeString(file, chart.svg());
    }
  }
}
