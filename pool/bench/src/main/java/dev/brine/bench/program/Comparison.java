package dev.brine.bench.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs Brine, Python's pools and what bounds them in turn, several rounds, and prints medians and
 * ratios. What cannot run here is named and left out.
 */
final class Comparison {
  private Comparison() {}

  /**
   * Compares.
   *
   * @param arguments the directory of {@code peers.py} and of the plots; how many rounds; a file of
   *     figures, to which those of this run are added; and whom to run, all where nobody is named,
   *     {@code drawn} for what takes long and is not compared
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    Figures figures = Figures.of(Path.of(arguments[2]));
    List<String> named = List.of(arguments).subList(3, arguments.length);
    Path peers = home.resolve("peers.py");
    List<Contestant> contestants = new ArrayList<>();
    for (Contestant each : Contestant.all(peers)) {
      if (named.isEmpty() || named.contains(each.name())) {
        contestants.add(each);
      }
    }
    if (named.isEmpty() || named.contains("drawn")) {
      contestants.addAll(Contestant.drawn(peers));
    }
    for (int round = 1; round <= rounds; round++) {
      for (Contestant each : contestants) {
        System.err.printf("round %d of %d: %s%n", round, rounds, each.name());
        run(each, figures);
      }
    }
    Report report = new Report(figures);
    System.out.print(report.tables());
    report.plot(home.resolve("plots"), "-" + Runtime.version().feature());
  }

  private static void run(Contestant contestant, Figures figures) throws InterruptedException {
    try {
      Map<String, Double> measured = contestant.run();
      figures.add(contestant.name(), measured);
    } catch (IOException e) {
      System.err.println("left out: " + e.getMessage());
    }
  }
}
