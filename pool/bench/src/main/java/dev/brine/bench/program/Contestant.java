package dev.brine.bench.program;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One that takes part: a process that prints a line for each figure.
 *
 * @param name in the results
 * @param command what to run
 */
record Contestant(String name, List<String> command) {

  private static final String PYTHON = "/usr/bin/python3";

  /** Brine, what bounds it, and Python's pools. */
  static List<Contestant> all(Path peers) {
    return List.of(
        new Contestant("bounds", Jvm.command(BoundsProgram.class)),
        brine("cold"),
        brine("warm"),
        python(peers, "stdlib"),
        python(peers, "spawn"),
        python(peers, "multiprocess"),
        python(peers, "joblib"));
  }

  /** What takes long and is not compared, and what is drawn. */
  static List<Contestant> drawn(Path peers) {
    return List.of(
        brine("large"),
        brine("series"),
        new Contestant("stdlib", List.of(PYTHON, peers.toString(), "stdlib", "series")),
        new Contestant(
            "multiprocess", List.of(PYTHON, peers.toString(), "multiprocess", "series")));
  }

  private static Contestant brine(String part) {
    return new Contestant("brine", Jvm.command(BrineProgram.class, part));
  }

  private static Contestant python(Path peers, String peer) {
    return new Contestant(peer, List.of(PYTHON, peers.toString(), peer));
  }

  /**
   * Runs it once.
   *
   * @return its figures
   * @throws IOException if it ends badly; those that are missing are then named
   */
  Map<String, Double> run() throws IOException, InterruptedException {
    Process process = Jvm.start(command);
    Map<String, Double> figures = new LinkedHashMap<>();
    try (BufferedReader output = Jvm.output(process)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        List<String> parts = Splitter.on(' ').splitToList(line);
        if (parts.size() == 2) {
          figures.put(parts.get(0), Double.valueOf(parts.get(1)));
        }
      }
    } finally {
      process.getOutputStream().close();
    }
    if (process.waitFor() != 0) {
      throw new IOException(name + " ended with exit code " + process.exitValue());
    }
    return figures;
  }
}
