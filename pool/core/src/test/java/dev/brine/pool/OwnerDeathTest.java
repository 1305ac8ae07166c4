package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a pool when its session ends without a word. */
@Timeout(60)
class OwnerDeathTest {
  private static final Duration GONE_AFTER = Duration.ofSeconds(3);

  @Test
  void P103_session_killed_leavesNoWorkerAndNoFile(@TempDir Path temporary) throws Exception {
    List<ProcessHandle> workers = killOwner(temporary, ProcessHandle::destroyForcibly);
    assertThat(workers).hasSize(2);
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void P53_session_askedToEnd_leavesNoWorkerAndNoFile(@TempDir Path temporary) throws Exception {
    List<ProcessHandle> workers = killOwner(temporary, ProcessHandle::destroy);
    assertThat(workers).hasSize(2);
    assertThat(files(temporary)).isEmpty();
  }

  /** Ends a session whose workers are busy, waits until they are gone, and gives them. */
  private static List<ProcessHandle> killOwner(Path temporary, Consumer<ProcessHandle> end)
      throws Exception {
    Process owner =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = owner.inputReader()) {
      List<ProcessHandle> workers =
          StreamSupport.stream(
                  Splitter.on(CharMatcher.anyOf("[], "))
                      .omitEmptyStrings()
                      .split(said.readLine())
                      .spliterator(),
                  false)
              .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
              .toList();
      assertThat(files(temporary)).isNotEmpty();
      end.accept(owner.toHandle());
      long killed = System.nanoTime();
      for (ProcessHandle worker : workers) {
        worker.onExit().join();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(GONE_AFTER);
      return workers;
    } finally {
      owner.destroyForcibly().waitFor();
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
