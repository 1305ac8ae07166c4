package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.pool.Pool;
import dev.brine.pool.ProcessPool;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * machine. It asserts nothing of the times; its name is no test's, so it runs on request only.
 */
@Timeout(900)
class SparkCosts {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir Path folder;

  @Test
  void tellsCosts() throws Exception {
    Cluster cluster = CLUSTER.get();
    plain(cluster);
    long start = System.nanoTime();
    try (Pool pool = cluster.pool()) {
      measure("brine on spark", pool, start);
    }
    start = System.nanoTime();
    try (Pool pool = ProcessPool.of(2)) {
      measure("local pool", pool, start);
    }
  }

  private void plain(Cluster cluster) throws Exception {
    Path classes =
        Path.of(SparkCosts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("plain.jar");
    assertThat(
            ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "cf", jar.toString(), "-C", classes.toString(), "."))
        .isZero();
    Path home = Path.of(System.getProperty("brine.spark.home"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                jar + File.pathSeparator + home.resolve("jars") + "/*",
                PlainSpark.class.getName(),
                cluster.master(),
                jar.toString())
            .redirectError(Files.createFile(folder.resolve("plain.log")).toFile())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(600, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("plain.log"))).isZero();
  }

  private static void measure(String who, Pool pool, long start) {
    List<Integer> two = List.of(1, 2);
    assertThat(pool.map(x -> x + 1, two)).containsExactly(2, 3);
    Stopwatch.tell(who, "first", Stopwatch.millis(start));
    Stopwatch.measure(who, "small", 21, () -> pool.map(x -> x + 1, two));
    List<Integer> many = Brine.range(0, Stopwatch.MANY);
    Stopwatch.measure(who, "many", 11, () -> pool.map(x -> x, many));
    List<byte[]> large = Collections.nCopies(Stopwatch.LARGE, new byte[1_000_000]);
    Stopwatch.measure(who, "large", 5, () -> pool.map(x -> x, large));
  }
}
