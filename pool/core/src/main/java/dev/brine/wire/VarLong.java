package dev.brine.wire;

import java.nio.ByteBuffer;

/** Numbers that are mostly small, seven bits in a byte, the lowest first. */
final class VarLong {
  /** No number takes more bytes. */
  static final int LONGEST = 10;

  private VarLong() {}

  /** How many bytes a number takes. */
  static int size(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
  }

  static void put(ByteBuffer buffer, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    buffer.put((byte) rest);
  }

  /**
   * The next number.
   *
   * @throws java.nio.BufferUnderflowException if the buffer ends before it
   * @throws MalformedFrameException if there is none
   */
  static long get(ByteBuffer buffer) throws MalformedFrameException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = buffer.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedFrameException("a number has no end");
  }
}
