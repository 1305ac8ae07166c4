package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.task.Fn;
import org.jspecify.annotations.Nullable;

/**
 * Bodies with a value over the items of an array of primitives. A body typed for one of them sees
 * its item as the primitive, so that {@code var x} compares by value.
 */
@Internal
@SuppressWarnings("FunctionalInterfaceMethodChanged") // each inherited method calls the new one
public final class ItemFn {
  private ItemFn() {}

  /** A body over {@code boolean[]}. */
  @FunctionalInterface
  public interface OfBoolean<R extends @Nullable Object> extends Fn<Boolean, R> {
    /** Runs one iteration. */
    R callBoolean(boolean item) throws Exception;

    @Override
    default R call(Boolean item) throws Exception {
      return callBoolean(item);
    }
  }

  /** A body over {@code byte[]}. */
  @FunctionalInterface
  public interface OfByte<R extends @Nullable Object> extends Fn<Byte, R> {
    /** Runs one iteration. */
    R callByte(byte item) throws Exception;

    @Override
    default R call(Byte item) throws Exception {
      return callByte(item);
    }
  }

  /** A body over {@code char[]}. */
  @FunctionalInterface
  public interface OfChar<R extends @Nullable Object> extends Fn<Character, R> {
    /** Runs one iteration. */
    R callChar(char item) throws Exception;

    @Override
    default R call(Character item) throws Exception {
      return callChar(item);
    }
  }

  /** A body over {@code short[]}. */
  @FunctionalInterface
  public interface OfShort<R extends @Nullable Object> extends Fn<Short, R> {
    /** Runs one iteration. */
    R callShort(short item) throws Exception;

    @Override
    default R call(Short item) throws Exception {
      return callShort(item);
    }
  }

  /** A body over {@code int[]}. */
  @FunctionalInterface
  public interface OfInt<R extends @Nullable Object> extends Fn<Integer, R> {
    /** Runs one iteration. */
    R callInt(int item) throws Exception;

    @Override
    default R call(Integer item) throws Exception {
      return callInt(item);
    }
  }

  /** A body over {@code long[]}. */
  @FunctionalInterface
  public interface OfLong<R extends @Nullable Object> extends Fn<Long, R> {
    /** Runs one iteration. */
    R callLong(long item) throws Exception;

    @Override
    default R call(Long item) throws Exception {
      return callLong(item);
    }
  }

  /** A body over {@code float[]}. */
  @FunctionalInterface
  public interface OfFloat<R extends @Nullable Object> extends Fn<Float, R> {
    /** Runs one iteration. */
    R callFloat(float item) throws Exception;

    @Override
    default R call(Float item) throws Exception {
      return callFloat(item);
    }
  }

  /** A body over {@code double[]}. */
  @FunctionalInterface
  public interface OfDouble<R extends @Nullable Object> extends Fn<Double, R> {
    /** Runs one iteration. */
    R callDouble(double item) throws Exception;

    @Override
    default R call(Double item) throws Exception {
      return callDouble(item);
    }
  }
}
