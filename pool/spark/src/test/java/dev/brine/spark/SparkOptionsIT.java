package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.task.Fn;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a pool's options do to its driver and its executors. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkOptionsIT {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  /** Another one of this machine's own addresses. */
  private static final String ADDRESS = "127.0.0.2";

  private int port;
  private SparkPool pool;

  @BeforeAll
  void open() throws IOException {
    port = twoFreePorts();
    pool =
        CLUSTER
            .get()
            .builder()
            .workers(1)
            .coresPerWorker(2)
            .bindAddress(ADDRESS)
            .ports(port)
            .build();
  }

  @AfterAll
  void close() {
    pool.close();
  }

  private static int twoFreePorts() throws IOException {
    while (true) {
      try (ServerSocket first = new ServerSocket();
          ServerSocket second = new ServerSocket()) {
        first.bind(new InetSocketAddress(ADDRESS, 0));
        if (first.getLocalPort() < 65_535) {
          second.bind(new InetSocketAddress(ADDRESS, first.getLocalPort() + 1));
          return first.getLocalPort();
        }
      } catch (BindException taken) {
        // The next pair, then.
      }
    }
  }

  private static boolean listens(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 5000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void bindAddressAndPorts_driver_listensThereAndNowhereElse() {
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
    assertThat(listens(ADDRESS, port)).isTrue();
    assertThat(listens(ADDRESS, port + 1)).isTrue();
    assertThat(listens("127.0.0.1", port)).isFalse();
    assertThat(listens("127.0.0.1", port + 1)).isFalse();
  }

  @Test
  void coresPerWorker_two_runTwoTasksInOneProcessAtATime() {
    // Each waits for the other; what they share is the JDK's own state, not the test's.
    Fn<Integer, Long> meet =
        x -> {
          System.setProperty("brine.test.met." + x, "here");
          while (System.getProperty("brine.test.met." + (1 - x)) == null) {
            Thread.onSpinWait();
          }
          return Brine.pid();
        };
    List<Long> pids = pool.batch(1).timeout(Duration.ofSeconds(60)).map(meet, List.of(0, 1));
    assertThat(new HashSet<>(pids)).hasSize(1);
    assertThat(pool.status().workers()).hasSize(1);
  }

  @Test
  void map_clusterWithASecret_needsItAndShowsItNowhere() throws Exception {
    String secret = "brine-" + Long.toHexString(System.nanoTime());
    Path file = Files.createTempFile("brine-secret-", ".txt");
    Files.writeString(file, secret + "\n");
    try (Cluster guarded =
            Cluster.start(
                Map.of("spark.authenticate", "true", "spark.authenticate.secret", secret));
        SparkPool with = guarded.builder().workers(1).secretFile(file).build();
        SparkPool without =
            guarded
                .builder()
                .workers(1)
                .secret("another one")
                .startTimeout(Duration.ofSeconds(20))
                .build()) {
      assertThat(with.map(x -> x + 1, List.of(1))).containsExactly(2);
      assertThat(ProcessHandle.allProcesses())
          .noneMatch(each -> each.info().commandLine().orElse("").contains(secret));
      assertThatThrownBy(() -> without.map(x -> x + 1, List.of(1)))
          .isInstanceOf(BrineException.class);
    } finally {
      Files.delete(file);
    }
  }
}
