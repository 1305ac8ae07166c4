package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.BrineException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that are written in place: null and the boxed ones, whose identity means nothing. */
final class Scalars {
  /** Not a scalar: the number of an object follows. */
  static final int REFERENCE = 1;

  private static final int NULL = 0;
  private static final int FALSE = 2;
  private static final int TRUE = 3;
  private static final int BYTE = 4;
  private static final int SHORT = 5;
  private static final int CHARACTER = 6;
  private static final int INTEGER = 7;
  private static final int LONG = 8;
  private static final int FLOAT = 9;
  private static final int DOUBLE = 10;

  private static final Set<Class<?>> TYPES =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class);

  private Scalars() {}

  /** Writes the value if it is a scalar; otherwise writes nothing and says no. */
  static boolean write(Output output, @Nullable Object value) {
    if (value == null) {
      output.writeByte(NULL);
    } else if (value instanceof Integer number) {
      output.writeByte(INTEGER);
      output.writeVarInt(number, false);
    } else if (value instanceof Long number) {
      output.writeByte(LONG);
      output.writeVarLong(number, false);
    } else if (value instanceof Double number) {
      output.writeByte(DOUBLE);
      output.writeDouble(number);
    } else if (value instanceof Boolean truth) {
      output.writeByte(truth ? TRUE : FALSE);
    } else if (value instanceof Character character) {
      output.writeByte(CHARACTER);
      output.writeChar(character);
    } else if (value instanceof Float number) {
      output.writeByte(FLOAT);
      output.writeFloat(number);
    } else if (value instanceof Byte number) {
      output.writeByte(BYTE);
      output.writeByte(number);
    } else if (value instanceof Short number) {
      output.writeByte(SHORT);
      output.writeShort(number);
    } else {
      return false;
    }
    return true;
  }

  /** Whether the value is a scalar. */
  static boolean contains(@Nullable Object value) {
    return value == null || TYPES.contains(value.getClass());
  }

  /** Reads the scalar behind a tag. */
  static @Nullable Object read(Input input, int tag) {
    return switch (tag) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case BYTE -> input.readByte();
      case SHORT -> input.readShort();
      case CHARACTER -> input.readChar();
      case INTEGER -> input.readVarInt(false);
      case LONG -> input.readVarLong(false);
      case FLOAT -> input.readFloat();
      case DOUBLE -> input.readDouble();
      default -> throw new BrineException("not a value's tag: " + tag);
    };
  }
}
