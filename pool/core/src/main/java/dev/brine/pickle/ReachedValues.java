package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.code.Generation;
import dev.brine.code.Reach;
import dev.brine.code.SnippetNames;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that code reaches by itself: static fields, the session's variables among them, and
 * the state of enum constants. They are parts of the same graph as the function, so that two
 * variables that hold one object still do after the journey.
 */
final class ReachedValues {
  private static final int END = 0;
  private static final int STATIC = 1;
  private static final int ENUM = 2;

  private ReachedValues() {}

  /**
   * Writes all that is reached by now and by the values written here.
   *
   * @return the enums among it
   */
  static List<Class<?>> write(GraphKryo kryo, Output output, Reach reach) {
    List<Class<?>> enums = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Class<?> type : reach.takeEnums()) {
        more = true;
        enums.add(type);
        writeConstants(kryo, output, type);
      }
      for (Field field = reach.takeStatic(); field != null; field = reach.takeStatic()) {
        more = true;
        writeStatic(kryo, output, field);
      }
    }
    output.writeByte(END);
    return enums;
  }

  /** Reads the values and puts them in their places. */
  static void read(GraphKryo kryo, Input input, Generation generation) {
    int kind = input.readByte();
    while (kind != END) {
      String owner = input.readString();
      String name = input.readString();
      try {
        Class<?> type = Class.forName(owner, false, generation);
        if (kind == STATIC) {
          place(kryo.read(input), type.getDeclaredField(name), generation);
        } else {
          Field holder = type.getDeclaredField(name);
          holder.setAccessible(true);
          readState(kryo, input, holder.get(null));
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        throw new BrineException(owner + "." + name + " cannot be set: " + e, e);
      }
      kind = input.readByte();
    }
  }

  private static void writeConstants(GraphKryo kryo, Output output, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      List<Field> state = EnumConstants.state(constant.getClass());
      if (state.isEmpty()) {
        continue;
      }
      String name = ((Enum<?>) constant).name();
      output.writeByte(ENUM);
      output.writeString(type.getName());
      output.writeString(name);
      for (Field field : state) {
        writeField(
            kryo,
            output,
            field,
            constant,
            "enum constant " + Refusals.simpleName(type) + "." + name + "." + field.getName());
      }
    }
  }

  private static void readState(GraphKryo kryo, Input input, Object constant)
      throws IllegalAccessException {
    for (Field field : EnumConstants.state(constant.getClass())) {
      field.set(constant, kryo.read(input));
    }
  }

  private static void writeStatic(GraphKryo kryo, Output output, Field field) {
    Class<?> owner = field.getDeclaringClass();
    String step =
        Reach.isVariable(field)
            ? "variable %s (%s)"
                .formatted(field.getName(), SnippetNames.current().label(owner.getName()))
            : "static field %s.%s".formatted(Refusals.simpleName(owner), field.getName());
    field.setAccessible(true);
    output.writeByte(STATIC);
    output.writeString(owner.getName());
    output.writeString(field.getName());
    writeField(kryo, output, field, null, step);
  }

  private static void writeField(
      GraphKryo kryo, Output output, Field field, @Nullable Object target, String step) {
    try {
      kryo.write(output, field.get(target));
    } catch (CaptureException e) {
      throw Refusals.within(step, e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void place(@Nullable Object value, Field field, Generation generation)
      throws IllegalAccessException {
    if (field.getDeclaringClass().isInterface()) {
      generation.keep(field.getDeclaringClass().getName(), field.getName(), value);
    } else {
      field.setAccessible(true);
      field.set(null, value);
    }
  }
}
