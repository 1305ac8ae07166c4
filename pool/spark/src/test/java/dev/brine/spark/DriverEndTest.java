package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Maps whose driver does not live. It needs no Spark: an option that no JVM knows is enough. */
@Timeout(60)
class DriverEndTest {
  private static final String LAUNCHER =
      """
      package org.apache.spark.launcher;

      public class JavaModuleOptions {
        public static String defaultModuleOptions() {
          return "-XX:+ThereIsNoSuchOption";
        }
      }
      """;

  @TempDir private Path home;

  private SparkPool pool;

  @BeforeEach
  void open() throws Exception {
    Path source = Files.writeString(home.resolve("JavaModuleOptions.java"), LAUNCHER);
    Path classes = home.resolve("classes");
    run("javac", "-d", classes.toString(), source.toString());
    Path launcher = home.resolve("spark-launcher_2.13-0.jar");
    run("jar", "cf", launcher.toString(), "-C", classes.toString(), ".");
    Files.createFile(home.resolve("spark-core_2.13-0.jar"));
    System.setProperty("brine.spark.jar", launcher.toString());
    pool = SparkPool.builder("spark://127.0.0.1:7077").home(home).build();
  }

  @AfterEach
  void close() {
    pool.close();
    System.clearProperty("brine.spark.jar");
  }

  private static void run(String tool, String... arguments) {
    assertThat(ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments))
        .isZero();
  }

  @Test
  void map_driverCannotStart_failsWithItsLastWords() {
    assertThatThrownBy(() -> pool.map(x -> x, List.of(1)))
        .isInstanceOfSatisfying(
            WorkerDiedException.class,
            died -> {
              assertThat(died.exitCode()).isEqualTo(1);
              assertThat(died.lastLines()).anyMatch(line -> line.contains("ThereIsNoSuchOption"));
            });
  }

  @Test
  void outcomes_itemsComeAfterTheDriversEnd_failOneByOne() {
    List<Outcome<Integer>> outcomes = pool.outcomes(x -> x, this::untilTheEndAndOn);
    assertThat(outcomes).hasSize(10);
    assertThat(outcomes)
        .allSatisfy(each -> assertThat(each.error()).isInstanceOf(WorkerDiedException.class));
  }

  /** The second item comes when there is no driver any more. */
  private Iterator<Integer> untilTheEndAndOn() {
    Iterator<Integer> items = Brine.range(0, 10).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Integer next() {
        Integer next = items.next();
        if (next == 1) {
          Processes.await("the driver's end", () -> pool.status().waiting() == 0);
        }
        return next;
      }
    };
  }
}
