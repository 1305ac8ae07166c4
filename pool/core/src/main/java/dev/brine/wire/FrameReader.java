package dev.brine.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads frames through one reused direct buffer. Not thread-safe. */
final class FrameReader {
  /** The bytes before a frame's head: its type and two lengths. */
  static final int PREFIX = 1 + 4 + 4;

  /** No head is near this long; a longer one is no frame of ours. */
  private static final int LONGEST_HEAD = 16 * 1024 * 1024;

  /** What is reserved before the bytes have come; a false length must not take the memory. */
  private static final int FIRST_ROOM =
      (int) Math.min(64L << 20, Math.max(1L << 20, Runtime.getRuntime().maxMemory() / 16));

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
    return next();
  }

  /**
   * The next frame and those behind it that have come whole with it; empty at the end of the
   * stream.
   */
  List<Frame> readAll() throws IOException {
    if (!buffer.hasRemaining() && !fill()) {
      return List.of();
    }
    List<Frame> frames = new ArrayList<>();
    do {
      frames.add(next());
    } while (hasWhole());
    return frames;
  }

  /** Whether a whole frame is in the buffer. */
  private boolean hasWhole() {
    if (buffer.remaining() < PREFIX) {
      return false;
    }
    int at = buffer.position();
    long length = (long) PREFIX + buffer.getInt(at + 1) + buffer.getInt(at + 1 + Integer.BYTES);
    return length <= buffer.remaining();
  }

  private Frame next() throws IOException {
    if (buffer.remaining() < PREFIX) {
      return decode(ByteBuffer.wrap(readBytes(PREFIX)));
    }
    return decode(buffer);
  }

  private Frame decode(ByteBuffer prefix) throws IOException {
    byte type = prefix.get();
    int head = prefix.getInt();
    int payload = prefix.getInt();
    if (type < 1 || head < 0 || head > LONGEST_HEAD || payload < 0) {
      throw new MalformedFrameException(
          "no frame begins with "
              + Arrays.toString(
                  ByteBuffer.allocate(PREFIX).put(type).putInt(head).putInt(payload).array())
              + "; was something else written?");
    }
    if (FrameCodec.isFrequent(type) && buffer.remaining() >= head + (long) payload) {
      byte[] bytes = new byte[payload];
      int end = buffer.position() + head + payload;
      buffer.get(end - payload, bytes);
      Frame frame = FrameCodec.decode(type, buffer, head, bytes);
      buffer.position(end);
      return frame;
    }
    return FrameCodec.decode(new FrameCodec.Parts(type, readBytes(head), readBytes(payload)));
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
