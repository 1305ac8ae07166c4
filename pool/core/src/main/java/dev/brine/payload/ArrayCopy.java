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
  /** Characters that are looked at together. */
  private static final int SOME = 4096;

  private static final int MOST_LATIN = 0xff;

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

  /** Copies all bytes of a buffer, up to its capacity. */
  public static ArrayCopy of(ByteBuffer buffer) {
    ByteBuffer all = buffer.duplicate().clear();
    byte[][] pieces = MemoryPieces.OF_PROCESS.take(all.capacity());
    for (byte[] piece : pieces) {
      all.get(piece);
    }
    return new ArrayCopy(ArrayKind.BYTES, all.capacity(), pieces);
  }

  /** Copies the characters of a text as bytes, where that is enough, or as characters. */
  public static ArrayCopy of(String text) {
    char[] some = new char[SOME];
    return isLatin(text, some) ? ofLatin(text) : ofAny(text, some);
  }

  private static boolean isLatin(String text, char[] some) {
    for (int start = 0; start < text.length(); start += SOME) {
      int length = Math.min(SOME, text.length() - start);
      text.getChars(start, start + length, some, 0);
      int all = 0;
      for (int i = 0; i < length; i++) {
        all |= some[i];
      }
      if (all > MOST_LATIN) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("deprecation") // what it does wrong to other characters does not concern these
  private static ArrayCopy ofLatin(String text) {
    byte[][] pieces = MemoryPieces.OF_PROCESS.take(text.length());
    int done = 0;
    for (byte[] piece : pieces) {
      text.getBytes(done, done + piece.length, piece, 0);
      done += piece.length;
    }
    return new ArrayCopy(ArrayKind.BYTES, text.length(), pieces);
  }

  private static ArrayCopy ofAny(String text, char[] some) {
    byte[][] pieces = MemoryPieces.OF_PROCESS.take((long) text.length() * Character.BYTES);
    int done = 0;
    for (byte[] piece : pieces) {
      ByteBuffer memory = memory(piece);
      while (memory.hasRemaining()) {
        int length = Math.min(SOME, memory.remaining() / Character.BYTES);
        text.getChars(done, done + length, some, 0);
        ArrayKind.CHARS.put(some, 0, length, memory);
        done += length;
      }
    }
    return new ArrayCopy(ArrayKind.CHARS, text.length(), pieces);
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
