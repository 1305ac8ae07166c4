package dev.brine.payload;

import dev.brine.error.Internal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * An array as it was once, in pieces of memory that others use again when it is released; who does
 * not release it leaves them to the garbage collector. Thread-safe.
 */
@Internal
public final class ArrayCopy {
  private final ArrayKind kind;
  private final int length;
  private byte @Nullable [][] pieces;

  private ArrayCopy(ArrayKind kind, int length, byte[][] pieces) {
    this.kind = kind;
    this.length = length;
    this.pieces = pieces;
  }

  /**
   * Copies an array.
   *
   * @throws IllegalArgumentException if it is none of primitives
   */
  public static ArrayCopy of(Object array) {
    ArrayKind kind = ArrayKind.of(array);
    int length = kind.length(array);
    byte[][] pieces = MemoryPieces.OF_PROCESS.take(kind.size(array));
    int each = MemoryPieces.SIZE / kind.width();
    for (int i = 0; i < pieces.length; i++) {
      kind.put(array, i * each, Math.min(each, length - i * each), memory(pieces[i]));
    }
    return new ArrayCopy(kind, length, pieces);
  }

  private static ByteBuffer memory(byte[] piece) {
    return ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What it is a copy of. */
  public ArrayKind kind() {
    return kind;
  }

  /** How many elements it has. */
  public int length() {
    return length;
  }

  /** How many bytes of memory they are. */
  public long size() {
    return (long) kind.width() * length;
  }

  /**
   * Its memory, little-endian; all pieces but the last are of one size, and full.
   *
   * @throws IllegalStateException if it was released
   */
  public synchronized byte[][] pieces() {
    if (pieces == null) {
      throw new IllegalStateException("a copy of an array was released");
    }
    return pieces;
  }

  /**
   * The array once more.
   *
   * @throws IllegalStateException if it was released
   */
  public Object toArray() {
    byte[][] from = pieces();
    Object array = kind.make(length);
    int each = MemoryPieces.SIZE / kind.width();
    for (int i = 0; i < from.length; i++) {
      kind.get(memory(from[i]), array, i * each, Math.min(each, length - i * each));
    }
    return array;
  }

  /** Nobody reads it any more. May be called again. */
  synchronized void release() {
    if (pieces != null) {
      MemoryPieces.OF_PROCESS.giveBack(pieces);
      pieces = null;
    }
  }
}
