package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
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

  @Test
  void flush_restOfLineNotReadYet_lineStaysWhole() throws Exception {
    HaltingStream halting = new HaltingStream("begun\n", 3);
    NativeStream slow = new NativeStream(halting, new LastLines(), "brine-slow", shown::add);
    halting.awaitHalt();
    slow.flush(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
    halting.go();

    assertThat(shown.poll(30, TimeUnit.SECONDS)).isEqualTo("begun\n");
    slow.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(shown).isEmpty();
  }

  @Test
  void flush_beginOfLineShownSlowly_doesNotWaitForIt() throws Exception {
    CountDownLatch showing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    NativeStream slow =
        new NativeStream(
            new HaltingStream("first\nunended", 0),
            new LastLines(),
            "brine-slow",
            text -> {
              showing.countDown();
              boolean unused = Uninterruptibles.awaitUninterruptibly(go, 10, TimeUnit.SECONDS);
              shown.add(text);
            });
    showing.await();
    slow.flush(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
    boolean waited = shown.poll() != null;
    go.countDown();

    assertThat(waited).isFalse();
    assertThat(shown.poll(30, TimeUnit.SECONDS)).isEqualTo("first\n");
    assertThat(shown.poll(30, TimeUnit.SECONDS)).isEqualTo("unended\n");
    slow.join(TimeUnit.SECONDS.toMillis(10));
  }

  /** Gives so many bytes, and the rest when it may go on; it says at once that there is a rest. */
  private static final class HaltingStream extends InputStream {
    private final CountDownLatch halted = new CountDownLatch(1);
    private final CountDownLatch mayGo = new CountDownLatch(1);
    private final byte[] text;
    private final int before;
    private int given;

    HaltingStream(String text, int before) {
      this.text = text.getBytes(StandardCharsets.US_ASCII);
      this.before = before;
    }

    void awaitHalt() throws InterruptedException {
      assertThat(halted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    void go() {
      mayGo.countDown();
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (given == before && before > 0) {
        halted.countDown();
        boolean unused = Uninterruptibles.awaitUninterruptibly(mayGo, 30, TimeUnit.SECONDS);
      }
      int count = (given < before ? before : text.length) - given;
      System.arraycopy(text, given, bytes, offset, count);
      given += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public int available() {
      return text.length - given;
    }
  }
}
