package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.task.Fn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that print more than the session can take hold up nothing, and what is cut is counted. */
@Timeout(90)
class FloodTest {
  @Test
  void map_streamOfTheSessionBlocks_resultsComeAllTheSame() throws Exception {
    try (Captured streams = new Captured();
        ProcessPool pool = ProcessPool.of(1)) {
      assertFloodIsSurvived(pool);
      assertThat(streams.errLines()).isEmpty();
    }
  }

  private static void assertFloodIsSurvived(ProcessPool pool) throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(new Gate(open, bytes), false, StandardCharsets.UTF_8));
    try {
      Fn<Integer, Integer> task =
          x -> {
            for (int i = 1; i <= 100_000; i++) {
              System.out.println("a line of a flood that nobody reads, number " + i);
            }
            return x;
          };
      long start = System.nanoTime();
      assertThat(pool.map(task, List.of(1, 2, 3))).containsExactly(1, 2, 3);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertThat(bytes.size()).isZero();
    } finally {
      open.countDown();
    }
    String last = "a line of a flood that nobody reads, number 100000\n";
    Captured.await(() -> bytes.toString(StandardCharsets.UTF_8).endsWith(last));
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(FloodingSession.counted(lines)).isEqualTo(300_000);
    assertThat(lines).filteredOn(line -> line.endsWith("were cut]")).hasSize(1);
    assertThat(lines.get(lines.size() - 1)).isEqualTo(last.strip());
  }

  /** Lets nothing through before it is opened. */
  private static final class Gate extends OutputStream {
    private final CountDownLatch open;
    private final OutputStream behind;

    Gate(CountDownLatch open, OutputStream behind) {
      this.open = open;
      this.behind = behind;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        if (!open.await(80, TimeUnit.SECONDS)) {
          throw new IOException("never opened");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      behind.write(bytes, offset, length);
    }
  }

  @Test
  void map_sessionsWithLittleMemory_floodsAreSurvived() throws Exception {
    Process session =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                FloodingSession.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      List<String> said =
          new String(session.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(session.waitFor()).isZero();
      assertThat(said)
          .containsExactly(
              "one task 1000000, the last seen",
              "threads 500000, the last seen",
              "subprocess 1000000, the last seen");
    } finally {
      session.destroyForcibly().waitFor();
    }
  }
}
