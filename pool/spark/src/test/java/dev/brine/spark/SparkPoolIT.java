package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.IncompatibleWorkerException;
import dev.brine.pool.MapResult;
import dev.brine.pool.Pools;
import dev.brine.task.Fn;
import dev.brine.task.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a pool on a cluster does beside what every pool does. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkPoolIT {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  private SparkPool pool;

  @BeforeAll
  void open() {
    pool = CLUSTER.get().pool();
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @Test
  void everywhere_pid_isThatOfEachExecutor() {
    assertThat(pool.everywhere(Brine::pid))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .doesNotContain(Brine.pid());
  }

  @Test
  void share_value_servesSeveralMaps() {
    try (Shared<int[]> shared = pool.share(new int[] {1, 2, 3})) {
      assertThat(pool.map(x -> shared.get()[x], List.of(0, 1, 2))).containsExactly(1, 2, 3);
      assertThat(pool.map(x -> shared.get().length + x, List.of(1))).containsExactly(4);
    }
  }

  @Test
  void map_largeCapture_arrivesWhole() {
    byte[] large = new byte[3_000_000];
    large[large.length - 1] = 7;
    assertThat(pool.map(x -> large[large.length - 1] + x, Brine.range(0, 10)))
        .isEqualTo(Brine.range(7, 17));
  }

  @Test
  void map_largeItemsAndResults_comeBack() {
    List<byte[]> items = List.of(new byte[2_000_000], new byte[2_000_000], new byte[10]);
    assertThat(pool.map(x -> x, items))
        .extracting(each -> each.length)
        .containsExactly(2_000_000, 2_000_000, 10);
  }

  @Test
  void map_floodOfOutput_isCutAndCounted() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      pool.forEach(
          x -> {
            for (int i = 0; i < 200_000; i++) {
              System.out.println("a line of this flood");
            }
          },
          List.of(1));
    } finally {
      System.setOut(before);
    }
    assertThat(printed.size()).isLessThan(8_000_000);
    assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith("a line of this flood\n");
  }

  @Test
  void map_besideALongOne_takesTurnsWithIt() {
    Fn<Integer, Integer> slow =
        x -> {
          TimeUnit.MILLISECONDS.sleep(200);
          return x;
        };
    // With both executors there its tasks go to Spark as one job, which must not come first.
    assertThat(pool.everywhere(Brine::pid)).hasSize(2);
    MapResult<Integer> longer = pool.batch(1).amap(slow, Brine.range(0, 60));
    Processes.await("some work", () -> longer.progress().done() > 0);
    assertThat(pool.map(x -> x + 1, List.of(1, 2))).containsExactly(2, 3);
    assertThat(longer.progress().done()).isLessThan(16);
    assertThat(longer.cancel()).isTrue();
  }

  @Test
  void profile_pool_isRefusedWithWhatToDo() {
    assertThatThrownBy(() -> pool.profile(() -> pool.map(x -> x, List.of(1))))
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("on a pool of this machine");
  }

  @Test
  void get_addressOfTheCluster_givesAPool() {
    try (SparkPool named = (SparkPool) Pools.get(CLUSTER.get().master())) {
      assertThat(Pools.get(CLUSTER.get().master())).isSameAs(named);
    }
  }

  @Test
  void map_executorsOfAnotherJdk_areRefusedWithBothVersions() throws IOException {
    Path other = otherJdk();
    assumeTrue(other != null, "only one JDK is installed here");
    try (SparkPool mixed =
        CLUSTER
            .get()
            .builder()
            .workers(1)
            .conf("spark.executorEnv.JAVA_HOME", String.valueOf(other))
            .build()) {
      assertThatThrownBy(() -> mixed.map(x -> x, List.of(1)))
          .isInstanceOf(IncompatibleWorkerException.class)
          .hasMessageContaining("the session runs Java " + Runtime.version().feature())
          .hasMessageContaining("the worker Java ");
    }
  }

  private static Path otherJdk() throws IOException {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(Path.of("/usr/lib/jvm"))) {
      for (Path home : homes) {
        Path release = home.resolve("release");
        if (Files.isRegularFile(release)
            && !Files.readString(release)
                .contains("JAVA_VERSION=\"" + Runtime.version().feature())) {
          return home;
        }
      }
    }
    return null;
  }
}
