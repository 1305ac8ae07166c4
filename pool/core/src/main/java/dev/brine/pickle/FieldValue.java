package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.BrineException;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** One accessible field's value in a graph: a primitive as it is, anything else as a value. */
final class FieldValue {
  private FieldValue() {}

  /** Whether the value holds nothing that could lead back to the object with the field. */
  static boolean isPlain(Field field) {
    Class<?> type = field.getType();
    return type.isPrimitive()
        || type.isEnum()
        || type == String.class
        || type == Boolean.class
        || type == Character.class
        || (type.getSuperclass() == Number.class && type.getPackageName().equals("java.lang"));
  }

  static void write(GraphOutput output, Field field, @Nullable Object object) {
    Class<?> type = field.getType();
    Output bytes = output.bytes();
    try {
      if (!type.isPrimitive()) {
        output.value(field.get(object));
      } else if (type == int.class) {
        bytes.writeVarInt(field.getInt(object), false);
      } else if (type == long.class) {
        bytes.writeVarLong(field.getLong(object), false);
      } else if (type == double.class) {
        bytes.writeDouble(field.getDouble(object));
      } else if (type == boolean.class) {
        bytes.writeBoolean(field.getBoolean(object));
      } else if (type == float.class) {
        bytes.writeFloat(field.getFloat(object));
      } else if (type == char.class) {
        bytes.writeChar(field.getChar(object));
      } else if (type == short.class) {
        bytes.writeShort(field.getShort(object));
      } else {
        bytes.writeByte(field.getByte(object));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static @Nullable Object read(GraphInput input, Field field) {
    Class<?> type = field.getType();
    Input bytes = input.bytes();
    if (!type.isPrimitive()) {
      return input.value();
    } else if (type == int.class) {
      return bytes.readVarInt(false);
    } else if (type == long.class) {
      return bytes.readVarLong(false);
    } else if (type == double.class) {
      return bytes.readDouble();
    } else if (type == boolean.class) {
      return bytes.readBoolean();
    } else if (type == float.class) {
      return bytes.readFloat();
    } else if (type == char.class) {
      return bytes.readChar();
    } else if (type == short.class) {
      return bytes.readShort();
    }
    return bytes.readByte();
  }

  /** Sets the field to the value that is next. */
  static void set(GraphInput input, Field field, @Nullable Object object) {
    Object value = read(input, field);
    try {
      field.set(object, value);
    } catch (IllegalAccessException e) {
      throw new BrineException(field + " cannot be set", e);
    } catch (IllegalArgumentException e) {
      throw new BrineException(
          "field %s.%s holds a %s of another definition; make the value again"
              .formatted(
                  Refusals.simpleName(field.getDeclaringClass()),
                  field.getName(),
                  value == null ? "null" : Refusals.simpleName(value.getClass())),
          e);
    }
  }
}
