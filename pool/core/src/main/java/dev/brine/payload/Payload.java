package dev.brine.payload;

import com.google.common.collect.ImmutableList;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Bytes, and large arrays of primitives that they refer to by number, or copies of such arrays.
 * Neither is copied here: by agreement nobody changes them while the payload is in use, and who
 * opens it owns its arrays.
 */
@Internal
public final class Payload {
  /** What the bytes of a packed payload begin with; nothing else that is packed begins so. */
  private static final byte PACKED = 7;

  private static final int PACKED_HEAD = 1 + Integer.BYTES;
  private static final int ARRAY_HEAD = 1 + Integer.BYTES;

  private final byte[] bytes;
  private final List<Object> arrays;

  private Payload(byte[] bytes, List<Object> arrays) {
    this.bytes = bytes;
    this.arrays = arrays;
  }

  /** One without arrays. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes, List.of());
  }

  /**
   * One with arrays, whose positions are their numbers.
   *
   * @param arrays arrays of primitives, or {@link ArrayCopy copies} of such
   * @throws IllegalArgumentException if one of them is neither
   */
  public static Payload of(byte[] bytes, List<Object> arrays) {
    arrays.forEach(Payload::size);
    return new Payload(bytes, ImmutableList.copyOf(arrays));
  }

  /** The bytes themselves. */
  public byte[] bytes() {
    return bytes;
  }

  /** The arrays themselves, or their copies; most payloads have none. */
  public List<Object> arrays() {
    return arrays;
  }

  /** How much memory all of it takes, in bytes. */
  public long size() {
    if (arrays.isEmpty()) {
      return bytes.length;
    }
    long size = bytes.length;
    for (Object array : arrays) {
      size += size(array);
    }
    return size;
  }

  /**
   * How much memory one of a payload's arrays takes, in bytes.
   *
   * @param array an array of primitives, or a copy of one
   * @throws IllegalArgumentException if it is neither
   */
  public static long size(Object array) {
    return array instanceof ArrayCopy copy ? copy.size() : ArrayKind.of(array).size(array);
  }

  /** Nobody reads it any more: the memory of its copies may be used again. */
  public void release() {
    if (arrays.isEmpty()) {
      return;
    }
    for (Object array : arrays) {
      if (array instanceof ArrayCopy copy) {
        copy.release();
      }
    }
  }

  /** The same with copies of the arrays, for whoever opens it once more. */
  public Payload copy() {
    return arrays.isEmpty()
        ? this
        : new Payload(bytes, arrays.stream().map(Payload::copy).toList());
  }

  private static Object copy(Object array) {
    return array instanceof ArrayCopy copy ? copy.toArray() : ArrayKind.of(array).copy(array);
  }

  /**
   * All of it as bytes, for lines that know of nothing else; the bytes themselves where there are
   * no arrays.
   *
   * @throws BrineException if they are more than an array can hold
   */
  public byte[] pack() {
    if (arrays.isEmpty()) {
      return bytes;
    }
    long size = size() + PACKED_HEAD + (long) arrays.size() * ARRAY_HEAD;
    if (size > ArrayKind.LONGEST) {
      throw new BrineException("a value of %,d bytes is too large to travel".formatted(size));
    }
    ByteBuffer into = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    into.put(PACKED).putInt(arrays.size());
    for (Object array : arrays) {
      if (array instanceof ArrayCopy copy) {
        into.put(copy.kind().code()).putInt(copy.length());
        for (byte[] piece : copy.pieces()) {
          into.put(piece);
        }
      } else {
        ArrayKind kind = ArrayKind.of(array);
        into.put(kind.code()).putInt(kind.length(array));
        kind.put(array, 0, kind.length(array), into);
      }
    }
    return into.put(bytes).array();
  }

  /**
   * What {@link #pack} packed.
   *
   * @throws BrineException if it was cut short or altered
   */
  public static Payload unpack(byte[] packed) {
    if (packed.length == 0 || packed[0] != PACKED) {
      return of(packed);
    }
    try {
      ByteBuffer from = ByteBuffer.wrap(packed, 1, packed.length - 1);
      from.order(ByteOrder.LITTLE_ENDIAN);
      ImmutableList.Builder<Object> arrays = ImmutableList.builder();
      for (int i = from.getInt(); i > 0; i--) {
        arrays.add(unpackArray(from));
      }
      byte[] bytes = new byte[from.remaining()];
      from.get(bytes);
      return new Payload(bytes, arrays.build());
    } catch (BufferUnderflowException tooShort) {
      throw new BrineException("a packed value was cut short", tooShort);
    }
  }

  private static Object unpackArray(ByteBuffer from) {
    ArrayKind kind = ArrayKind.ofCode(from.get());
    int length = from.getInt();
    if (kind == null || length < 0 || (long) length * kind.width() > from.remaining()) {
      throw new BrineException("a packed value was altered, or cut short");
    }
    Object array = kind.make(length);
    kind.get(from, array, 0, length);
    return array;
  }
}
