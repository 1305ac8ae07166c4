package dev.brine.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes frames through one reused direct buffer. A large heap array written at once would leave a
 * direct buffer of its size cached on the thread. Not thread-safe.
 */
final class FrameWriter {
  /** The largest slice that is written at once, in bytes. */
  static final int SLICE = 256 * 1024;

  private final WritableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(SLICE);
  private final AtomicLong bytes = new AtomicLong();

  FrameWriter(WritableByteChannel channel) {
    this.channel = channel;
  }

  void write(Frame frame) throws IOException {
    FrameCodec.Parts parts = FrameCodec.encode(frame);
    if (buffer.remaining() < FrameReader.PREFIX) {
      flush();
    }
    buffer.put(parts.type()).putInt(parts.head().length).putInt(parts.payload().length);
    put(parts.head());
    put(parts.payload());
  }

  /** How many bytes were handed to the channel. May be called by any thread. */
  long bytes() {
    return bytes.get();
  }

  void flush() throws IOException {
    buffer.flip();
    // Before they are written: who sees the answer to a frame must find it counted.
    bytes.addAndGet(buffer.remaining());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  private void put(byte[] bytes) throws IOException {
    int done = 0;
    while (done < bytes.length) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int slice = Math.min(buffer.remaining(), bytes.length - done);
      buffer.put(bytes, done, slice);
      done += slice;
    }
  }
}
