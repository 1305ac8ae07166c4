package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a pool on a cluster when its session ends in the middle of a map. */
@Timeout(180)
class OwnerDeathIT {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  private static final Duration GONE_AFTER = Duration.ofSeconds(30);

  @Test
  void session_killedInTheMiddle_leavesNoDriverNoApplicationAndNoFile(@TempDir Path temporary)
      throws Exception {
    Process owner =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                property("brine.spark.home"),
                property("brine.spark.jar"),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                CLUSTER.get().master())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = owner.inputReader()) {
      List<ProcessHandle> executors =
          Stream.of(said.readLine().split(" ")).map(Long::parseLong).map(Processes::of).toList();
      List<ProcessHandle> drivers = Processes.drivers(owner.toHandle());
      assertThat(executors).hasSize(2);
      assertThat(drivers).hasSize(1);
      assertThat(CLUSTER.get().applications()).isEqualTo(1);
      assertThat(files(temporary)).isNotEmpty();
      assertThat(said.readLine()).isEqualTo("busy");

      owner.destroyForcibly();
      long killed = System.nanoTime();
      for (ProcessHandle each : Stream.concat(drivers.stream(), executors.stream()).toList()) {
        Processes.await("the end of " + each.pid(), () -> !each.isAlive());
      }
      Processes.await("the application's end", () -> CLUSTER.get().applications() == 0);
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(GONE_AFTER);
      assertThat(files(temporary)).isEmpty();
    } finally {
      owner.destroyForcibly().waitFor();
    }
  }

  private static String property(String name) {
    return "-D" + name + "=" + System.getProperty(name);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
