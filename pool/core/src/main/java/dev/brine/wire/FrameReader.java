package dev.brine.wire;

import dev.brine.payload.ArrayKind;
import dev.brine.payload.Payload;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  /** As above, of an array, which when it grows is there twice. */
  private static final long FIRST_ROOM_OF_ARRAY =
      Math.max(FIRST_ROOM, Runtime.getRuntime().maxMemory() / 32);

  private final ReadableByteChannel channel;
  private final FrameRun run = new FrameRun();

  /** Those of the next frame's payload. */
  private final List<Object> arrays = new ArrayList<>();

  private final ByteBuffer buffer;
  private final AtomicLong bytes = new AtomicLong();

  FrameReader(ReadableByteChannel channel) {
    this(channel, FrameWriter.SLICE);
  }

  /**
   * @param slice the most that is read at once, in bytes
   */
  FrameReader(ReadableByteChannel channel, int slice) {
    this.channel = channel;
    this.buffer = ByteBuffer.allocateDirect(slice).limit(0);
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
    List<Frame> frames = new ArrayList<>();
    if (!buffer.hasRemaining() && !fill()) {
      return frames;
    }
    do {
      frames.add(next());
    } while (hasWhole());
    return frames;
  }

  /** Whether a whole frame is in the buffer. */
  private boolean hasWhole() throws MalformedFrameException {
    int at = buffer.position();
    if (buffer.hasRemaining() && FrameRun.isNext(buffer.get(at))) {
      return hasWholeOfRun();
    }
    // An array is not whole before what it belongs to has come, which may take its time.
    if (buffer.remaining() < PREFIX || buffer.get(at) == FrameCodec.ARRAY) {
      return false;
    }
    long length = (long) PREFIX + buffer.getInt(at + 1) + buffer.getInt(at + 1 + Integer.BYTES);
    return length <= buffer.remaining();
  }

  private boolean hasWholeOfRun() throws MalformedFrameException {
    int start = buffer.position();
    try {
      buffer.position(start + 1);
      long length = VarLong.get(buffer);
      return length <= buffer.remaining();
    } catch (BufferUnderflowException cut) {
      return false;
    } finally {
      buffer.position(start);
    }
  }

  private Frame next() throws IOException {
    Frame frame = null;
    while (frame == null) {
      if (!buffer.hasRemaining() && !fill()) {
        throw endInTheMiddle();
      }
      if (FrameRun.isNext(buffer.get(buffer.position()))) {
        return nextOfRun(buffer.get());
      }
      boolean whole = buffer.remaining() >= PREFIX;
      frame = decode(whole ? buffer : ByteBuffer.wrap(readBytes(PREFIX)));
    }
    return frame;
  }

  private Frame nextOfRun(byte type) throws IOException {
    int length = lengthOfRun();
    if (!arrays.isEmpty()) {
      throw new MalformedFrameException("a frame of type " + type + " takes no arrays");
    }
    ByteBuffer content = buffer;
    if (buffer.remaining() < length) {
      content = ByteBuffer.wrap(readBytes(length));
    }
    int end = content.position() + length;
    try {
      Frame frame = run.get(type, content, end);
      content.position(end);
      return frame;
    } catch (BufferUnderflowException tooShort) {
      throw new MalformedFrameException("a frame of type " + type + " has a broken head");
    }
  }

  private int lengthOfRun() throws IOException {
    int digits = 1;
    fill(digits);
    while (digits < VarLong.LONGEST && buffer.get(buffer.position() + digits - 1) < 0) {
      digits++;
      fill(digits);
    }
    long length = VarLong.get(buffer);
    if (length < 0 || length > FrameRun.LONGEST) {
      throw new MalformedFrameException("no frame of a run is as long as " + length);
    }
    return (int) length;
  }

  private static EOFException endInTheMiddle() {
    return new EOFException("the peer ended in the middle of a frame");
  }

  /** Null after an array, which belongs to the frame behind it. */
  private @Nullable Frame decode(ByteBuffer prefix) throws IOException {
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
    if (type == FrameCodec.ARRAY) {
      arrays.add(readArray(head, payload));
      return null;
    }
    if (FrameCodec.isFrequent(type) && buffer.remaining() >= head + (long) payload) {
      byte[] bytes = new byte[payload];
      int end = buffer.position() + head + payload;
      buffer.get(end - payload, bytes);
      Frame frame = FrameCodec.decode(type, buffer, head, payload(bytes));
      buffer.position(end);
      return noted(frame);
    }
    byte[] itsHead = readBytes(head);
    return noted(
        FrameCodec.decode(new FrameCodec.Parts(type, itsHead, payload(readBytes(payload)))));
  }

  private Frame noted(Frame frame) {
    if (frame instanceof Frame.Task task) {
      run.note(task);
    } else if (frame instanceof Frame.Result result) {
      run.note(result);
    }
    return frame;
  }

  /** A payload of these bytes, and of the arrays that came before them. */
  private Payload payload(byte[] bytes) {
    if (arrays.isEmpty()) {
      return Payload.of(bytes);
    }
    Payload payload = Payload.of(bytes, arrays);
    arrays.clear();
    return payload;
  }

  /** Reads the array straight into its place. */
  private Object readArray(int head, int length) throws IOException {
    ArrayKind kind = head == Byte.BYTES ? ArrayKind.ofCode(readBytes(head)[0]) : null;
    if (kind == null) {
      throw new MalformedFrameException("no array is of this kind");
    }
    Object array = kind.make((int) Math.min(length, FIRST_ROOM_OF_ARRAY / kind.width()));
    int done = 0;
    while (done < length) {
      if (done == kind.length(array)) {
        array = kind.resize(array, (int) Math.min(length, 2L * done));
      }
      fill(kind.width());
      int slice = Math.min(buffer.remaining() / kind.width(), kind.length(array) - done);
      ByteBuffer memory = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
      kind.get(memory, array, done, slice);
      buffer.position(buffer.position() + memory.position());
      done += slice;
    }
    return array;
  }

  /** Reads until so many bytes, which are few, are in the buffer. */
  private void fill(int few) throws IOException {
    while (buffer.remaining() < few) {
      buffer.compact();
      int read = channel.read(buffer);
      buffer.flip();
      if (read < 0) {
        throw endInTheMiddle();
      }
      bytes.addAndGet(read);
    }
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
        throw endInTheMiddle();
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
