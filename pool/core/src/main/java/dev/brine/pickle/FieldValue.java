package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** One field's value in a graph: a primitive as it is, anything else with its class. */
final class FieldValue {
  private FieldValue() {}

  static void write(Kryo kryo, Output output, Field field, @Nullable Object value) {
    Class<?> type = field.getType();
    if (type.isPrimitive()) {
      kryo.writeObject(output, value);
    } else {
      kryo.writeClassAndObject(output, value);
    }
  }

  static @Nullable Object read(Kryo kryo, Input input, Field field) {
    Class<?> type = field.getType();
    return type.isPrimitive() ? kryo.readObject(input, type) : kryo.readClassAndObject(input);
  }
}
