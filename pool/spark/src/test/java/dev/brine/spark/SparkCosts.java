package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What maps on a cluster cost, beside a program for Spark that does the same and a pool on this
 * machine: each in a process of its own, in turn, so that what else the machine does meets all. It
 * asserts nothing of the times; its name is no test's, so it runs on request only.
 */
@Timeout(900)
class SparkCosts {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  private static final int ROUNDS = 3;
  private static final List<String> FIGURES = List.of("first", "small", "many", "large");

  @TempDir Path folder;

  /** In milliseconds, of each round. */
  private final ListMultimap<String, Double> figures =
      MultimapBuilder.hashKeys().arrayListValues().build();

  @Test
  void tellsCosts() throws Exception {
    String master = CLUSTER.get().master();
    Path jar = plainJar();
    Path jars = Path.of(System.getProperty("brine.spark.home")).resolve("jars");
    String plain = jar + File.pathSeparator + jars + "/*";
    String session = System.getProperty("java.class.path");
    for (int i = 0; i < ROUNDS; i++) {
      run("plain", List.of("-cp", plain, PlainSpark.class.getName(), master, jar.toString()));
      run("spark", List.of("-cp", session, PoolCosts.class.getName(), master));
      run("local", List.of("-cp", session, PoolCosts.class.getName()));
    }
    System.out.println("| figure, ms | plain Spark | Brine on Spark | ratio | local pool |");
    System.out.println("|---|---|---|---|---|");
    for (String each : FIGURES) {
      double ours = median("spark", each);
      double theirs = median("plain", each);
      System.out.printf(
          "| %s | %.1f | %.1f | %.2f | %.1f |%n",
          each, theirs, ours, ours / theirs, median("local", each));
    }
  }

  private double median(String who, String what) {
    List<Double> all = new ArrayList<>(figures.get(who + " " + what));
    Collections.sort(all);
    return all.get(all.size() / 2);
  }

  private Path plainJar() throws Exception {
    Path classes =
        Path.of(SparkCosts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("plain.jar");
    assertThat(
            ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "cf", jar.toString(), "-C", classes.toString(), "."))
        .isZero();
    return jar;
  }

  private void run(String who, List<String> program) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    for (String name : List.of("brine.spark.home", "brine.spark.jar")) {
      command.add("-D" + name + "=" + System.getProperty(name));
    }
    command.addAll(program);
    Path log = folder.resolve(who + ".log");
    Path said = folder.resolve(who + ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectError(log.toFile())
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(300, TimeUnit.SECONDS)).as(who).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly().waitFor();
    }
    System.out.println(who + ": " + String.join(", ", Files.readAllLines(said)));
    for (String line : Files.readAllLines(said)) {
      List<String> parts = Splitter.on('=').splitToList(line);
      assertThat(parts).as(line).hasSize(2);
      figures.put(who + " " + parts.get(0), Integer.parseInt(parts.get(1)) / 1000.0);
    }
  }
}
