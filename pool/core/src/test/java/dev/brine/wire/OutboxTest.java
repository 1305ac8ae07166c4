package dev.brine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    outbox.send(List.of(new Frame.Shutdown()), Outbox.Pace.HERE);
    assertThat(channel.closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(outbox.drain(0)).isFalse();
  }

  @Test
  void send_ownWriteFails_channelIsClosedSoThatItsReaderSeesAnEnd() {
    Failing channel = new Failing();
    Outbox outbox = new Outbox(channel, Room.ALWAYS, "writer-of-a-test", 0);
    assertThatThrownBy(() -> outbox.send(List.of(new Frame.EndMap(1)), Outbox.Pace.HERE))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(channel.isOpen()).isFalse();
    outbox.send(List.of(new Frame.EndMap(2)), Outbox.Pace.HERE);
  }
}
