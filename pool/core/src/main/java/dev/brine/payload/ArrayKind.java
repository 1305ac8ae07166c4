package dev.brine.payload;

import dev.brine.error.Internal;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of arrays that are memory: those of primitives but booleans, whose memory Java does not
 * give. Buffers must be little-endian, so that the same memory has the same bytes everywhere.
 */
@Internal
public enum ArrayKind {
  /** {@code byte[]}. */
  BYTES(0, byte.class, Byte.BYTES),
  /** {@code short[]}. */
  SHORTS(1, short.class, Short.BYTES),
  /** {@code char[]}. */
  CHARS(2, char.class, Character.BYTES),
  /** {@code int[]}. */
  INTS(3, int.class, Integer.BYTES),
  /** {@code long[]}. */
  LONGS(4, long.class, Long.BYTES),
  /** {@code float[]}. */
  FLOATS(5, float.class, Float.BYTES),
  /** {@code double[]}. */
  DOUBLES(6, double.class, Double.BYTES);

  /** The longest array that JVMs make is a few elements shorter than what an int counts. */
  static final int LONGEST = Integer.MAX_VALUE - 8;

  private static final ArrayKind[] ALL = values();

  private final byte code;
  private final Class<?> component;
  private final int width;

  ArrayKind(int code, Class<?> component, int width) {
    this.code = (byte) code;
    this.component = component;
    this.width = width;
  }

  /**
   * The kind of an array.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static ArrayKind of(Object array) {
    ArrayKind kind = ofClass(array.getClass());
    if (kind == null) {
      throw new IllegalArgumentException("no array of this kind: " + array.getClass());
    }
    return kind;
  }

  /** The kind of the instances of a class; null if they have none. */
  public static @Nullable ArrayKind ofClass(Class<?> type) {
    for (ArrayKind kind : ALL) {
      if (kind.component == type.getComponentType()) {
        return kind;
      }
    }
    return null;
  }

  /** The kind with this code; null if there is none. */
  public static @Nullable ArrayKind ofCode(byte code) {
    for (ArrayKind kind : ALL) {
      if (kind.code == code) {
        return kind;
      }
    }
    return null;
  }

  /** Tells it from the others, in any process. */
  public byte code() {
    return code;
  }

  /** How many bytes an element has. */
  public int width() {
    return width;
  }

  /** How many elements an array of this kind has. */
  public int length(Object array) {
    return Array.getLength(array);
  }

  /** How many bytes of memory the elements of an array of this kind are. */
  public long size(Object array) {
    return (long) width * length(array);
  }

  /** A new array. */
  public Object make(int length) {
    return Array.newInstance(component, length);
  }

  /** A copy of an array of this kind. */
  public Object copy(Object array) {
    return resize(array, length(array));
  }

  /** A copy of an array of this kind that has so many elements. */
  public Object resize(Object array, int length) {
    // Each of these may leave out what new arrays are filled with first.
    return switch (this) {
      case BYTES -> Arrays.copyOf((byte[]) array, length);
      case SHORTS -> Arrays.copyOf((short[]) array, length);
      case CHARS -> Arrays.copyOf((char[]) array, length);
      case INTS -> Arrays.copyOf((int[]) array, length);
      case LONGS -> Arrays.copyOf((long[]) array, length);
      case FLOATS -> Arrays.copyOf((float[]) array, length);
      case DOUBLES -> Arrays.copyOf((double[]) array, length);
    };
  }

  /**
   * Puts elements of an array of this kind into a buffer, which has room for them.
   *
   * @param into is left behind them
   */
  public void put(Object array, int from, int count, ByteBuffer into) {
    switch (this) {
      case BYTES -> into.duplicate().put((byte[]) array, from, count);
      case SHORTS -> into.asShortBuffer().put((short[]) array, from, count);
      case CHARS -> into.asCharBuffer().put((char[]) array, from, count);
      case INTS -> into.asIntBuffer().put((int[]) array, from, count);
      case LONGS -> into.asLongBuffer().put((long[]) array, from, count);
      case FLOATS -> into.asFloatBuffer().put((float[]) array, from, count);
      case DOUBLES -> into.asDoubleBuffer().put((double[]) array, from, count);
    }
    into.position(into.position() + count * width);
  }

  /**
   * Gets elements of an array of this kind from a buffer, which has as many.
   *
   * @param from is left behind them
   */
  public void get(ByteBuffer from, Object array, int to, int count) {
    switch (this) {
      case BYTES -> from.duplicate().get((byte[]) array, to, count);
      case SHORTS -> from.asShortBuffer().get((short[]) array, to, count);
      case CHARS -> from.asCharBuffer().get((char[]) array, to, count);
      case INTS -> from.asIntBuffer().get((int[]) array, to, count);
      case LONGS -> from.asLongBuffer().get((long[]) array, to, count);
      case FLOATS -> from.asFloatBuffer().get((float[]) array, to, count);
      case DOUBLES -> from.asDoubleBuffer().get((double[]) array, to, count);
    }
    from.position(from.position() + count * width);
  }
}
