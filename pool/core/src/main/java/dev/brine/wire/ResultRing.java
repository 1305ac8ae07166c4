package dev.brine.wire;

import dev.brine.error.Internal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Memory that a worker and its session share, through which results go. What the worker has put
 * there outlives it, whatever ends it, and costs no call of the system. One thread of the worker
 * writes, one of the session reads.
 *
 * <p>Positions count all bytes that ever went through. The bytes of a frame can be read once it was
 * {@linkplain #publish published} whole.
 */
@Internal
public final class ResultRing implements WritableByteChannel, ReadableByteChannel {
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** How many bytes it holds; a power of two. */
  static final int CAPACITY = 128 * 1024;

  /** The two positions and the bytes lie in cache lines of their own. */
  private static final int TAIL = 0;

  private static final int HEAD = 64;
  private static final int BYTES = 128;

  /** How long it is as a whole, in bytes. */
  static final int LENGTH = BYTES + CAPACITY;

  private final ByteBuffer memory;

  /** How far this process has written, or read. */
  private long position;

  /** The reader goes no further. */
  private long limit;

  /**
   * @param memory zeros at first
   */
  ResultRing(ByteBuffer memory) {
    this.memory = memory;
  }

  /** How many bytes there is room for. */
  long room() {
    return CAPACITY - (position - (long) LONG.getAcquire(memory, HEAD));
  }

  /** Writes all of it; there must be {@link #room}. */
  @Override
  public int write(ByteBuffer from) {
    int length = from.remaining();
    while (from.hasRemaining()) {
      int at = at(position);
      int slice = Math.min(from.remaining(), CAPACITY - at);
      memory.put(BYTES + at, from, from.position(), slice);
      from.position(from.position() + slice);
      position += slice;
    }
    return length;
  }

  /** What was written can be read, and whoever asks from now on sees it. */
  void publish() {
    LONG.setVolatile(memory, TAIL, position);
  }

  /** What can be read ends here. */
  long published() {
    return (long) LONG.getVolatile(memory, TAIL);
  }

  /**
   * Lets the reader go on to here.
   *
   * @throws MalformedFrameException if the worker cannot have published that
   */
  void readTo(long newLimit) throws MalformedFrameException {
    if (newLimit < limit || newLimit - position > CAPACITY || newLimit > published()) {
      throw new MalformedFrameException("no results end at " + newLimit);
    }
    limit = newLimit;
  }

  /** Reads what there is up to the limit; -1 if there is nothing. */
  @Override
  public int read(ByteBuffer into) {
    int length = (int) Math.min(into.remaining(), limit - position);
    if (length == 0) {
      return -1;
    }
    for (int rest = length; rest > 0; ) {
      int at = at(position);
      int slice = Math.min(rest, CAPACITY - at);
      into.put(into.position(), memory, BYTES + at, slice);
      into.position(into.position() + slice);
      position += slice;
      rest -= slice;
    }
    LONG.setRelease(memory, HEAD, position);
    return length;
  }

  private static int at(long position) {
    return (int) (position & (CAPACITY - 1));
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  /** Does nothing: the memory goes with the last of both processes. */
  @Override
  public void close() {}
}
