package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class NativeStreamTest {
  private final PipedOutputStream process = new PipedOutputStream();
  private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
  private final NativeStream stream;

  NativeStreamTest() throws IOException {
    stream =
        new NativeStream(
            new PipedInputStream(process), new LastLines(), "brine-stream", shown::add);
  }

  @AfterEach
  void end() throws Exception {
    process.close();
    stream.join(TimeUnit.SECONDS.toMillis(10));
  }

  private void print(String text) throws IOException {
    process.write(text.getBytes(StandardCharsets.US_ASCII));
    process.flush();
  }

  @Test
  void flush_lineBegun_endsIt() throws Exception {
    print("first\nunended");
    assertThat(shown.poll(30, TimeUnit.SECONDS)).isEqualTo("first\n");
    stream.flush(System.nanoTime() + TimeUnit.SECONDS.toNanos(30));

    assertThat(shown.poll(30, TimeUnit.SECONDS)).isEqualTo("unended\n");
  }

  @Test
  void flush_lineBegunReadLate_isEndedAllTheSame() throws Exception {
    stream.flush(System.nanoTime());
    print("unended");

    assertThat(shown.poll(30, TimeUnit.SECONDS)).isEqualTo("unended\n");
  }
}
