package dev.brine.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads frames through one reused direct buffer. Not thread-safe. */
final class FrameReader {
  /** The bytes before a frame's head: its type and two lengths. */
  static final int PREFIX = 1 + 4 + 4;

  /** No head is near this long; a longer one is no frame of ours. */
  private static final int LONGEST_HEAD = 16 * 1024 * 1024;

  /** What is reserved before the bytes have come; a false length must not take the memory. */
  private static final int FIRST_ROOM = 1024 * 1024;

  private final ReadableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(FrameWriter.SLICE).limit(0);
  private final AtomicLong bytes = new AtomicLong();

  FrameReader(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /** The next frame, or null at the end of the stream. */
  @Nullable Frame read() throws IOException {
    if (!buffer.hasRemaining() && !fill()) {
      return null;
    }
    byte[] prefix = readBytes(PREFIX);
    ByteBuffer lengths = ByteBuffer.wrap(prefix, 1, PREFIX - 1);
    int head = lengths.getInt();
    int payload = lengths.getInt();
    if (prefix[0] < 1 || head < 0 || head > LONGEST_HEAD || payload < 0) {
      throw new MalformedFrameException(
          "no frame begins with " + Arrays.toString(prefix) + "; was something else written?");
    }
    return FrameCodec.decode(new FrameCodec.Parts(prefix[0], readBytes(head), readBytes(payload)));
  }

  /** How many bytes came from the channel. May be called by any thread. */
  long bytes() {
    return bytes.get();
  }

  private byte[] readBytes(int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, FIRST_ROOM)];
    int done = 0;
    while (done < length) {
      if (!buffer.hasRemaining() && !fill()) {
        throw new EOFException("the peer ended in the middle of a frame");
      }
      if (done == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
      }
      int slice = Math.min(buffer.remaining(), bytes.length - done);
      buffer.get(bytes, done, slice);
      done += slice;
    }
    return bytes;
  }

  private boolean fill() throws IOException {
    buffer.clear();
    int read = channel.read(buffer);
    buffer.flip();
    bytes.addAndGet(Math.max(0, read));
    return read > 0;
  }
}
