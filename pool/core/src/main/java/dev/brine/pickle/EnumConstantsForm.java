package dev.brine.pickle;

import dev.brine.code.Generation;
import dev.brine.code.JdkInternals;
import dev.brine.error.BrineException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Writes the constants of the session's enums. Their initializers do not run again on a worker, so
 * it allocates them, each of its own class, before anything that refers to them is read; their
 * state follows.
 */
final class EnumConstantsForm extends Form<EnumConstants> {
  @Override
  void write(EnumConstants constants, GraphOutput output) {
    output.discovery().type(constants.type());
    output.bytes().writeString(constants.type().getName());
    Object[] all = constants.type().getEnumConstants();
    output.bytes().writeVarInt(all.length, true);
    for (Object constant : all) {
      output.bytes().writeString(((Enum<?>) constant).name());
      output.bytes().writeString(constant.getClass().getName());
    }
  }

  @Override
  EnumConstants make(GraphInput input) {
    String name = input.bytes().readString();
    try {
      Class<?> type = input.names().find(name);
      make(input, type);
      return new EnumConstants(type);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BrineException("the constants of enum " + name + " cannot be made: " + e, e);
    }
  }

  private static void make(GraphInput input, Class<?> type) throws ReflectiveOperationException {
    int size = input.bytes().readVarInt(true);
    Object all = Array.newInstance(type, size);
    for (int ordinal = 0; ordinal < size; ordinal++) {
      String name = input.bytes().readString();
      Class<?> constantType = input.names().find(input.bytes().readString());
      if (!(type.getClassLoader() instanceof Generation)) {
        continue; // a live enum has made its own
      }
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
    for (Field field : type.getDeclaredFields()) {
      if (type.getClassLoader() instanceof Generation
          && field.isSynthetic()
          && field.getType() == all.getClass()) {
        set(field, null, all);
      }
    }
  }

  private static void set(Field field, @Nullable Object target, Object value)
      throws IllegalAccessException {
    if (!JdkInternals.open(field)) {
      throw new IllegalAccessException("this JVM does not let " + field + " be set");
    }
    field.set(target, value);
  }
}
