package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What streams keep in memory. */
@Timeout(600)
class StreamMemoryTest {
  /** As many as a normal build has time for; {@code -Dbrine.stream.items=10000000} takes longer. */
  private static final long ITEMS = Long.getLong("brine.stream.items", 300_000);

  @Test
  void P127_imap_manyItemsInASmallHeap_areAllServed() throws Exception {
    Process session =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessInput.class.getName(),
                Long.toString(ITEMS))
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(session.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said.strip()).isEqualTo(Long.toString(ITEMS * (ITEMS + 1) / 2));
      assertThat(session.waitFor()).isZero();
    } finally {
      session.destroyForcibly();
    }
  }
}
