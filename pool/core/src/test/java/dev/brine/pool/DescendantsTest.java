package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.TaskTimeoutException;
import dev.brine.task.Fn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that tasks start end with the worker that they were started by. */
@Timeout(60)
class DescendantsTest {
  @TempDir private Path directory;
  private ProcessPool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(1);
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  /** A shell that waits for a process of its own. */
  private static long startTwo() throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "sleep 600; true").start();
    while (shell.descendants().findAny().isEmpty()) {
      Thread.sleep(5);
    }
    return shell.descendants().findAny().orElseThrow().pid();
  }

  private static void assertEnds(ProcessHandle process) throws Exception {
    assertThat(process.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private ProcessHandle started() {
    return ProcessHandle.of(pool.<Long>submit(DescendantsTest::startTwo).toFuture().join())
        .orElseThrow();
  }

  @Test
  void P84_terminate_taskHadStartedProcesses_endsThem() throws Exception {
    ProcessHandle process = started();
    pool.terminate();
    assertEnds(process);
  }

  @Test
  void P84_close_taskHadStartedProcesses_endsThem() throws Exception {
    ProcessHandle process = started();
    pool.close();
    assertEnds(process);
  }

  @Test
  void P84_exit_taskHadStartedProcesses_endsThem() throws Exception {
    ProcessHandle process = started();
    assertThat(pool.outcomes(x -> exit(), List.of(1)).get(0).isSuccess()).isFalse();
    assertEnds(process);
  }

  private static int exit() {
    System.exit(3);
    return 0;
  }

  @Test
  void P84_timeout_taskWaitsForItsProcesses_endsThem() throws Exception {
    Path sign = directory.resolve("sign");
    String place = sign.toString();
    Fn<Integer, Integer> wait =
        x -> {
          Files.writeString(Path.of(place), Long.toString(startTwo()));
          while (x > 0) {
            Thread.onSpinWait();
          }
          return x;
        };
    assertThatThrownBy(() -> pool.timeout(Duration.ofSeconds(2)).map(wait, List.of(1)))
        .isInstanceOf(TaskTimeoutException.class);
    var process = ProcessHandle.of(Long.parseLong(Files.readString(sign)));
    if (process.isPresent()) {
      assertEnds(process.get());
    }
  }
}
