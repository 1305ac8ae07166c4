package dev.brine.bench.program;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** All figures of all rounds, kept in a file to which later runs add. */
final class Figures {
  private final Path file;
  private final Map<String, List<Double>> values = new TreeMap<>();

  private Figures(Path file) {
    this.file = file;
  }

  /** Those of a file, which may be missing. */
  static Figures of(Path file) throws IOException {
    Figures figures = new Figures(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        List<String> parts = Splitter.on(' ').splitToList(line);
        figures.keep(parts.get(0) + " " + parts.get(1), Double.parseDouble(parts.get(2)));
      }
    }
    return figures;
  }

  private void keep(String key, double value) {
    values.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
  }

  /** Adds the figures of one run. */
  void add(String contestant, Map<String, Double> figures) throws IOException {
    List<String> lines = new ArrayList<>();
    figures.forEach(
        (key, value) -> {
          keep(contestant + " " + key, value);
          lines.add(contestant + " " + key + " " + value);
        });
    Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The median of all rounds. */
  OptionalDouble median(String contestant, String key) {
    List<Double> all = values.get(contestant + " " + key);
    return all == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Timing.median(all.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /** How often it was measured. */
  int rounds(String contestant, String key) {
    return values.getOrDefault(contestant + " " + key, List.of()).size();
  }
}
