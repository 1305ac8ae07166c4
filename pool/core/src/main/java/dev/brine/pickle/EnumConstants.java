package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.BrineException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * The constants of the session's enums. Their initializers do not run again on a worker, so it
 * allocates them, each of its own class, before anything that refers to them is read; their state
 * follows with the statics.
 */
final class EnumConstants {
  private EnumConstants() {}

  static void write(Output output, List<Class<?>> enums) {
    output.writeVarInt(enums.size(), true);
    for (Class<?> type : enums) {
      output.writeString(type.getName());
      Object[] constants = type.getEnumConstants();
      output.writeVarInt(constants.length, true);
      for (Object constant : constants) {
        output.writeString(((Enum<?>) constant).name());
        output.writeString(constant.getClass().getName());
      }
    }
  }

  static void read(Input input, ClassLoader loader) {
    int enums = input.readVarInt(true);
    for (int i = 0; i < enums; i++) {
      String type = input.readString();
      try {
        read(input, Class.forName(type, false, loader), loader);
      } catch (ReflectiveOperationException | LinkageError e) {
        throw new BrineException("the constants of enum " + type + " cannot be made: " + e, e);
      }
    }
  }

  /** The fields that hold a constant's own state. */
  static List<Field> state(Class<?> constant) {
    return new FieldLayout(constant)
        .fields().stream().filter(f -> f.getDeclaringClass() != Enum.class).toList();
  }

  private static void read(Input input, Class<?> type, ClassLoader loader)
      throws ReflectiveOperationException {
    int size = input.readVarInt(true);
    Object all = Array.newInstance(type, size);
    for (int ordinal = 0; ordinal < size; ordinal++) {
      String name = input.readString();
      Class<?> constantType = Class.forName(input.readString(), false, loader);
      Field holder = type.getDeclaredField(name);
      holder.setAccessible(true);
      Object constant = holder.get(null);
      if (constant == null) {
        constant = new StdInstantiatorStrategy().newInstantiatorOf(constantType).newInstance();
        set(Enum.class.getDeclaredField("name"), constant, name);
        set(Enum.class.getDeclaredField("ordinal"), constant, ordinal);
        holder.set(null, constant);
      }
      Array.set(all, ordinal, constant);
    }
    List<Field> arrays = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.isSynthetic() && field.getType() == all.getClass()) {
        arrays.add(field);
      }
    }
    for (Field array : arrays) {
      set(array, null, all);
    }
  }

  private static void set(Field field, Object target, Object value) throws IllegalAccessException {
    field.setAccessible(true);
    field.set(target, value);
  }
}
