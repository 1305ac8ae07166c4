package dev.brine.pickle;

import com.google.common.collect.ImmutableList;
import dev.brine.error.BrineException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Large arrays of primitives and long strings that are a graph by themselves: what kind they are,
 * and their memory as it is. They are copied once when they are written and once when they are
 * read; a buffer that grows would copy them several times more.
 */
final class Bulk {
  /** What is smaller gains nothing, in bytes. */
  private static final int LEAST = 32 * 1024;

  private static final int HEAD = 2;

  /** Longer strings may not fit into an array of bytes. */
  private static final int LONGEST = Integer.MAX_VALUE / Character.BYTES - 2 * HEAD;

  /** A kind is the position of its component type; strings have those behind. */
  private static final ImmutableList<Class<?>> COMPONENTS =
      ImmutableList.of(
          byte.class, short.class, char.class, int.class, long.class, float.class, double.class);

  private static final int LATIN1 = 16;
  private static final int UTF16 = 17;

  private Bulk() {}

  /** The bytes of such a value; null if it is none. */
  static byte @Nullable [] write(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length() < LEAST || text.length() > LONGEST ? null : write(text);
    }
    int kind = value == null ? -1 : COMPONENTS.indexOf(value.getClass().getComponentType());
    if (value == null || kind < 0) {
      return null;
    }
    long size = HEAD + (long) Array.getLength(value) * width(kind);
    // The longest array that JVMs make is a few elements shorter than what an int counts.
    boolean fits = size >= LEAST && size <= Integer.MAX_VALUE - 8;
    return fits ? write(kind, value, (int) size) : null;
  }

  private static byte[] write(String text) {
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    if (new String(latin, StandardCharsets.ISO_8859_1).equals(text)) {
      byte[] bytes = begin(LATIN1, HEAD + latin.length);
      System.arraycopy(latin, 0, bytes, HEAD, latin.length);
      return bytes;
    }
    byte[] bytes = begin(UTF16, HEAD + text.length() * Character.BYTES);
    body(bytes).asCharBuffer().put(text);
    return bytes;
  }

  private static byte[] write(int kind, Object value, int size) {
    byte[] bytes = begin(kind, size);
    ByteBuffer buffer = body(bytes);
    if (value instanceof byte[] array) {
      buffer.put(array);
    } else if (value instanceof short[] array) {
      buffer.asShortBuffer().put(array);
    } else if (value instanceof char[] array) {
      buffer.asCharBuffer().put(array);
    } else if (value instanceof int[] array) {
      buffer.asIntBuffer().put(array);
    } else if (value instanceof long[] array) {
      buffer.asLongBuffer().put(array);
    } else if (value instanceof float[] array) {
      buffer.asFloatBuffer().put(array);
    } else {
      buffer.asDoubleBuffer().put((double[]) value);
    }
    return bytes;
  }

  private static byte[] begin(int kind, int size) {
    byte[] bytes = new byte[size];
    bytes[0] = GraphRecord.BULK;
    bytes[1] = (byte) kind;
    return bytes;
  }

  private static ByteBuffer body(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(HEAD);
  }

  /** Whether {@link #write} wrote this. */
  static boolean isBulk(byte[] bytes) {
    return bytes.length >= HEAD && bytes[0] == GraphRecord.BULK;
  }

  /**
   * Reads what {@link #isBulk}.
   *
   * @throws BrineException if nothing of the kind was written
   */
  static Object read(byte[] bytes) {
    int kind = bytes[1];
    if (kind == LATIN1) {
      return new String(bytes, HEAD, bytes.length - HEAD, StandardCharsets.ISO_8859_1);
    }
    if (kind != UTF16 && (kind < 0 || kind >= COMPONENTS.size())) {
      throw new BrineException("not a graph: bulk of kind " + kind);
    }
    ByteBuffer buffer = body(bytes);
    if (kind == UTF16) {
      return buffer.asCharBuffer().toString();
    }
    Object array = Array.newInstance(COMPONENTS.get(kind), (bytes.length - HEAD) / width(kind));
    if (array instanceof byte[] into) {
      buffer.get(into);
    } else if (array instanceof short[] into) {
      buffer.asShortBuffer().get(into);
    } else if (array instanceof char[] into) {
      buffer.asCharBuffer().get(into);
    } else if (array instanceof int[] into) {
      buffer.asIntBuffer().get(into);
    } else if (array instanceof long[] into) {
      buffer.asLongBuffer().get(into);
    } else if (array instanceof float[] into) {
      buffer.asFloatBuffer().get(into);
    } else {
      buffer.asDoubleBuffer().get((double[]) array);
    }
    return array;
  }

  private static int width(int kind) {
    return switch (kind) {
      case 0 -> Byte.BYTES;
      case 1, 2 -> Short.BYTES;
      case 3, 5 -> Integer.BYTES;
      default -> Long.BYTES;
    };
  }
}
