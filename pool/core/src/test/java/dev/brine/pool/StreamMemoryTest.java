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
    assertThat(said("-Xmx64m", EndlessInput.class, ITEMS))
        .isEqualTo(Long.toString(ITEMS * (ITEMS + 1) / 2));
  }

  @Test
  void map_moreLargeArraysThanTheHeapHolds_areAllServed() throws Exception {
    long items = 200;
    assertThat(said("-Xmx256m", LargeInput.class, items))
        .isEqualTo(Long.toString(items * LargeInput.SIZE));
  }

  /** What a session of its own prints. */
  private static String said(String heap, Class<?> main, long items) throws Exception {
    Process session =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                Long.toString(items))
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(session.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(session.waitFor()).as(said).isZero();
      return said.strip();
    } finally {
      session.destroyForcibly();
    }
  }
}
