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
    if (frame instanceof Frame.Task task) {
      begin(FrameCodec.TASK, FrameCodec.TASK_HEAD, task.item().length);
      buffer.putLong(task.map()).putLong(task.number());
      buffer.putLong(task.index()).putInt(task.attempt());
      put(task.item());
    } else if (frame instanceof Frame.Result result) {
      begin(FrameCodec.RESULT, FrameCodec.RESULT_HEAD, result.payload().length);
      buffer.putLong(result.number()).put(result.kind().code());
      buffer.putLong(result.begun()).putLong(result.nanos()).putLong(result.overhead());
      put(result.payload());
    } else {
      FrameCodec.Parts parts = FrameCodec.encode(frame);
      begin(parts.type(), parts.head().length, parts.payload().length);
      put(parts.head());
      put(parts.payload());
    }
  }

  /** Begins a frame; a small head fits behind this into the buffer. */
  private void begin(byte type, int head, int payload) throws IOException {
    if (buffer.remaining() < FrameReader.PREFIX + FrameCodec.SMALL_HEAD) {
      flush();
    }
    buffer.put(type).putInt(head).putInt(payload);
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
