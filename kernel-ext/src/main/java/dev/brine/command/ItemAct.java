package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.task.Act;

/**
 * Bodies without a value over the items of an array of primitives. A body typed for one of them
 * sees its item as the primitive, so that {@code var x} compares by value.
 */
@Internal
@SuppressWarnings("FunctionalInterfaceMethodChanged") // each inherited method calls the new one
public final class ItemAct {
  private ItemAct() {}

  /** A body over {@code boolean[]}. */
  @FunctionalInterface
  public interface OfBoolean extends Act<Boolean> {
    /** Runs one iteration. */
    void callBoolean(boolean item) throws Exception;

    @Override
    default void call(Boolean item) throws Exception {
      callBoolean(item);
    }
  }

  /** A body over {@code byte[]}. */
  @FunctionalInterface
  public interface OfByte extends Act<Byte> {
    /** Runs one iteration. */
    void callByte(byte item) throws Exception;

    @Override
    default void call(Byte item) throws Exception {
      callByte(item);
    }
  }

  /** A body over {@code char[]}. */
  @FunctionalInterface
  public interface OfChar extends Act<Character> {
    /** Runs one iteration. */
    void callChar(char item) throws Exception;

    @Override
    default void call(Character item) throws Exception {
      callChar(item);
    }
  }

  /** A body over {@code short[]}. */
  @FunctionalInterface
  public interface OfShort extends Act<Short> {
    /** Runs one iteration. */
    void callShort(short item) throws Exception;

    @Override
    default void call(Short item) throws Exception {
      callShort(item);
    }
  }

  /** A body over {@code int[]}. */
  @FunctionalInterface
  public interface OfInt extends Act<Integer> {
    /** Runs one iteration. */
    void callInt(int item) throws Exception;

    @Override
    default void call(Integer item) throws Exception {
      callInt(item);
    }
  }

  /** A body over {@code long[]}. */
  @FunctionalInterface
  public interface OfLong extends Act<Long> {
    /** Runs one iteration. */
    void callLong(long item) throws Exception;

    @Override
    default void call(Long item) throws Exception {
      callLong(item);
    }
  }

  /** A body over {@code float[]}. */
  @FunctionalInterface
  public interface OfFloat extends Act<Float> {
    /** Runs one iteration. */
    void callFloat(float item) throws Exception;

    @Override
    default void call(Float item) throws Exception {
      callFloat(item);
    }
  }

  /** A body over {@code double[]}. */
  @FunctionalInterface
  public interface OfDouble extends Act<Double> {
    /** Runs one iteration. */
    void callDouble(double item) throws Exception;

    @Override
    default void call(Double item) throws Exception {
      callDouble(item);
    }
  }
}
