package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.BrineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PassingDirectoryTest {
  @TempDir private Path temporary;

  /** A session that asks for directories and pools while it ends. */
  static final class EndingSession {
    private EndingSession() {}

    public static void main(String[] arguments) {
      Runtime.getRuntime().addShutdownHook(new Thread(EndingSession::ask));
    }

    private static void ask() {
      try {
        System.out.println("made " + new PassingDirectory().path());
      } catch (IllegalStateException exiting) {
        System.out.println("no directory");
      }
      try {
        System.out.println("made a pool of " + ProcessPool.of(1).status().workers().size());
      } catch (BrineException exiting) {
        System.out.println(exiting.getMessage());
      }
    }
  }

  @Test
  void close_madeBefore_removesIt() {
    Path path;
    try (PassingDirectory passing = new PassingDirectory()) {
      path = passing.path();
      assertThat(path).isDirectory();
    }

    assertThat(path).doesNotExist();
  }

  @Test
  void make_sessionEnds_isRefusedAndLeavesNothing() throws IOException, InterruptedException {
    Process session =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                EndingSession.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> said =
        new String(session.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();

    assertThat(session.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).containsExactly("no directory", "the session ends, so no pool is started");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }
}
