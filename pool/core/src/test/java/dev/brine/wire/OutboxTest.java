package dev.brine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The writing thread of a connection. */
@Timeout(20)
class OutboxTest {
  private static final class Failing implements WritableByteChannel {
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int write(ByteBuffer bytes) {
      throw new OutOfMemoryError("of a test");
    }

    @Override
    public boolean isOpen() {
      return closed.getCount() > 0;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void send_writerFails_channelIsClosedSoThatItsReaderSeesAnEnd() throws Exception {
    Failing channel = new Failing();
    Outbox outbox = new Outbox(channel, Room.ALWAYS, "writer-of-a-test", 0);
    outbox.start();
    outbox.send(List.of(new Frame.Shutdown()));
    assertThat(channel.closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(outbox.drain(0)).isFalse();
  }

  @Test
  void send_ownWriteFails_channelIsClosedSoThatItsReaderSeesAnEnd() {
    Failing channel = new Failing();
    Outbox outbox = new Outbox(channel, Room.ALWAYS, "writer-of-a-test", 0);
    assertThatThrownBy(() -> outbox.send(List.of(new Frame.EndMap(1))))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(channel.isOpen()).isFalse();
    outbox.send(List.of(new Frame.EndMap(2)));
  }

  /** Notes which results were told of last. */
  private static final class Told implements WritableByteChannel {
    private long position;

    @Override
    public synchronized int write(ByteBuffer from) {
      int length = from.remaining();
      byte[] frames = new byte[length];
      from.get(frames);
      FrameReader reader = new FrameReader(Channels.newChannel(new ByteArrayInputStream(frames)));
      try {
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
          position = frame instanceof Frame.Answered answered ? answered.position() : position;
        }
      } catch (IOException cut) {
        throw new UncheckedIOException(cut);
      }
      notifyAll();
      return length;
    }

    synchronized void await(long expected) throws InterruptedException {
      while (position < expected) {
        wait();
      }
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void tellSoon_withPausesOfAnyLength_theLastResultIsToldOfWithoutMore() throws Exception {
    Told channel = new Told();
    ResultRing results = new ResultRing(ByteBuffer.allocateDirect(ResultRing.LENGTH));
    Outbox outbox = new Outbox(channel, Room.ALWAYS, "writer-of-a-test", 2);
    outbox.tellOf(results);
    outbox.start();
    Random random = new Random(1);
    try {
      for (int i = 0; i < 400; i++) {
        // The pauses are about as long as a tick: what comes at its very end must not be forgotten.
        LockSupport.parkNanos(random.nextInt(6_000_000));
        results.write(ByteBuffer.allocate(1));
        results.publish();
        long position = results.published();
        if (random.nextInt(4) == 0) {
          outbox.tell();
        } else {
          outbox.tellSoon();
        }
        if (random.nextInt(3) == 0) {
          outbox.sendBehind(List.of(new Frame.Ask()));
        }
        if (random.nextBoolean()) {
          channel.await(position);
        }
      }
      channel.await(results.published());
      assertThat(outbox.drain(10_000)).isTrue();
    } finally {
      outbox.close();
    }
  }

  /** Writes when it is let. */
  private static final class Gated implements WritableByteChannel {
    final Semaphore entered = new Semaphore(0);
    final Semaphore open = new Semaphore(0);

    @Override
    public int write(ByteBuffer from) {
      entered.release();
      open.acquireUninterruptibly();
      int length = from.remaining();
      from.position(from.limit());
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void tellSoon_afterATickThatEndedWhileAnotherThreadWrote_isHeard() throws Exception {
    Gated channel = new Gated();
    String name = "writer-of-" + UUID.randomUUID();
    Outbox outbox = new Outbox(channel, Room.ALWAYS, name, 100);
    outbox.tellOf(new ResultRing(ByteBuffer.allocateDirect(ResultRing.LENGTH)));
    outbox.start();
    try {
      outbox.tellSoon();
      // The tick has begun, and this takes all that there is.
      await(() -> stateOf(name) == Thread.State.TIMED_WAITING);
      Thread other = new Thread(() -> outbox.send(List.of(new Frame.EndMap(1))));
      other.start();
      channel.entered.acquire();
      await(() -> stateOf(name) == Thread.State.WAITING);
      channel.open.release();
      other.join();

      outbox.tellSoon();
      assertThat(channel.entered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      channel.open.release(1000);
      outbox.close();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(1);
    }
  }

  private static Thread.State stateOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getState();
  }
}
