package dev.brine.pickle;

import dev.brine.error.BrineException;
import java.lang.reflect.Field;

/** Writes the state of an enum's constant, and puts it into that constant where it is read. */
final class EnumStateForm extends Form<EnumState> {
  @Override
  void write(EnumState state, GraphOutput output) {
    output.bytes().writeString(state.constant().getDeclaringClass().getName());
    output.bytes().writeString(state.constant().name());
  }

  @Override
  EnumState make(GraphInput input) {
    String type = input.bytes().readString();
    String name = input.bytes().readString();
    try {
      Field holder = input.names().find(type).getDeclaredField(name);
      holder.setAccessible(true);
      return new EnumState((Enum<?>) holder.get(null));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BrineException(type + "." + name + " is not there: " + e, e);
    }
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  void writeRest(EnumState state, GraphOutput output) {
    for (Field field : state.fields()) {
      FieldValue.write(output, field, state.constant());
    }
  }

  @Override
  void fill(EnumState state, GraphInput input) {
    for (Field field : state.fields()) {
      if (input.names().isLive()) {
        input.names().take(field, state.constant(), FieldValue.read(input, field));
      } else {
        FieldValue.set(input, field, state.constant());
      }
    }
  }

  @Override
  String step(EnumState state, boolean rest, int part, Object held) {
    Class<?> type = state.constant().getDeclaringClass();
    String name = "enum constant " + Refusals.simpleName(type) + "." + state.constant().name();
    String field = Held.field(state.constant(), held);
    return TypeNames.labelled(name, type.getName()) + (field == null ? "" : " -> " + field);
  }
}
