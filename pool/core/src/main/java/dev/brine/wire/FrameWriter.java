package dev.brine.wire;

import dev.brine.payload.ArrayCopy;
import dev.brine.payload.ArrayKind;
import dev.brine.payload.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
  private final Room room;

  /** What was not written yet ends at its position. */
  private final ByteBuffer buffer;

  private final FrameRun run = new FrameRun();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param room is waited for where the channel takes nothing
   */
  FrameWriter(WritableByteChannel channel, Room room) {
    this(channel, room, SLICE);
  }

  /**
   * @param slice the most that is written at once, in bytes
   */
  FrameWriter(WritableByteChannel channel, Room room, int slice) {
    this.channel = channel;
    this.room = room;
    this.buffer = ByteBuffer.allocateDirect(slice);
  }

  /** About how many bytes a frame has whose size is known at once; many for others. */
  static int size(Frame frame) {
    if (frame instanceof Frame.Task task) {
      return FrameCodec.SMALL_HEAD + size(task.item());
    } else if (frame instanceof Frame.Result result) {
      return FrameCodec.SMALL_HEAD + size(result.payload());
    } else if (frame instanceof Frame.Parcel parcel) {
      return size(parcel.graph());
    } else if (frame instanceof Frame.Begin
        || frame instanceof Frame.EndMap
        || frame instanceof Frame.Cancel) {
      return FrameCodec.SMALL_HEAD;
    }
    return SLICE;
  }

  private static int size(Payload payload) {
    return payload.arrays().isEmpty() ? payload.bytes().length : SLICE;
  }

  /** Writes a frame; part of it may go with {@link #flush} only. */
  void write(Frame frame) throws IOException {
    if (frame instanceof Frame.Task task) {
      write(task);
    } else if (frame instanceof Frame.Result result) {
      write(result);
    } else {
      FrameCodec.Parts parts = FrameCodec.encode(frame);
      begin(parts.type(), parts.head().length, parts.payload());
      put(parts.head());
      put(parts.payload().bytes());
    }
  }

  private void write(Frame.Task task) throws IOException {
    if (run.continues(task)) {
      makeRoom(FrameRun.PREFIX + FrameRun.LONGEST);
      count(FrameRun.put(buffer, task));
    } else {
      begin(FrameCodec.TASK, FrameCodec.TASK_HEAD, task.item());
      buffer.putLong(task.map()).putLong(task.number());
      buffer.putLong(task.index()).putInt(task.attempt());
      put(task.item().bytes());
    }
    run.note(task);
  }

  private void write(Frame.Result result) throws IOException {
    if (run.continues(result)) {
      makeRoom(FrameRun.PREFIX + FrameRun.LONGEST);
      count(run.put(buffer, result));
    } else {
      begin(FrameCodec.RESULT, FrameCodec.RESULT_HEAD, result.payload());
      buffer.putLong(result.number()).put(result.kind().code());
      buffer.putLong(result.begun()).putLong(result.nanos()).putLong(result.overhead());
      put(result.payload().bytes());
    }
    run.note(result);
  }

  /** Writes the payload's arrays and begins its frame. */
  private void begin(byte type, int head, Payload payload) throws IOException {
    for (Object array : payload.arrays()) {
      if (array instanceof ArrayCopy copy) {
        putCopy(copy);
      } else {
        putArray(array);
      }
    }
    begin(type, head, payload.bytes().length);
  }

  /** Begins a frame; a small head fits behind this into the buffer. */
  private void begin(byte type, int head, int payload) throws IOException {
    makeRoom(FrameReader.PREFIX + FrameCodec.SMALL_HEAD);
    buffer.put(type).putInt(head).putInt(payload);
    count(FrameReader.PREFIX + (long) head + payload);
  }

  private void makeRoom(int length) throws IOException {
    if (buffer.remaining() < length) {
      flush();
    }
  }

  /** Before they are written: who sees the answer to a frame must find it counted. */
  private void count(long written) {
    bytes.setRelease(bytes.getPlain() + written);
  }

  /** How many bytes the frames had that were written. May be called by any thread. */
  long bytes() {
    return bytes.get();
  }

  /** Writes what is left of the frames, however long that takes. */
  void flush() throws IOException {
    while (!flushNow()) {
      room.await();
    }
  }

  /** Writes what there is room for; whether that was all. */
  boolean flushNow() throws IOException {
    buffer.flip();
    try {
      int unused = channel.write(buffer);
    } finally {
      buffer.compact();
    }
    return buffer.position() == 0;
  }

  private void beginArray(ArrayKind kind, int length) throws IOException {
    begin(FrameCodec.ARRAY, Byte.BYTES, length);
    count((kind.width() - 1L) * length);
    buffer.put(kind.code());
  }

  private void putCopy(ArrayCopy copy) throws IOException {
    byte[][] pieces;
    try {
      pieces = copy.pieces();
    } catch (IllegalStateException released) {
      throw new IOException("what is sent was answered elsewhere, as this peer was given up");
    }
    beginArray(copy.kind(), copy.length());
    for (byte[] piece : pieces) {
      put(piece);
    }
  }

  private void putArray(Object array) throws IOException {
    ArrayKind kind = ArrayKind.of(array);
    int length = kind.length(array);
    beginArray(kind, length);
    int done = 0;
    while (done < length) {
      if (buffer.remaining() < kind.width()) {
        flush();
      }
      int slice = Math.min(buffer.remaining() / kind.width(), length - done);
      ByteBuffer memory = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
      kind.put(array, done, slice, memory);
      buffer.position(buffer.position() + memory.position());
      done += slice;
    }
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
