package dev.brine.pickle;

import dev.brine.code.Generation;
import dev.brine.code.Reach;
import dev.brine.error.BrineException;
import java.lang.reflect.Field;

/** Writes a static field's value, and puts it into that field of the reading process. */
final class StaticValueForm extends Form<StaticValue> {
  @Override
  void write(StaticValue value, GraphOutput output) {
    output.bytes().writeString(value.field().getDeclaringClass().getName());
    output.bytes().writeString(value.field().getName());
  }

  @Override
  StaticValue make(GraphInput input) {
    String owner = input.bytes().readString();
    String name = input.bytes().readString();
    try {
      Field field = input.names().find(owner).getDeclaredField(name);
      field.setAccessible(true);
      return new StaticValue(field);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BrineException(owner + "." + name + " cannot be set: " + e, e);
    }
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  void writeRest(StaticValue value, GraphOutput output) {
    value.field().setAccessible(true);
    FieldValue.write(output, value.field(), null);
  }

  @Override
  void fill(StaticValue value, GraphInput input) {
    Field field = value.field();
    Class<?> owner = field.getDeclaringClass();
    if (input.names().isLive()) {
      input.names().take(field, null, FieldValue.read(input, field));
    } else if (owner.isInterface() && owner.getClassLoader() instanceof Generation generation) {
      generation.keep(owner.getName(), field.getName(), FieldValue.read(input, field));
    } else {
      FieldValue.set(input, field, null);
    }
  }

  @Override
  String step(StaticValue value, boolean rest, int part) {
    Field field = value.field();
    Class<?> owner = field.getDeclaringClass();
    return TypeNames.labelled(
        Reach.isVariable(field)
            ? "variable " + field.getName()
            : "static field " + Refusals.simpleName(owner) + "." + field.getName(),
        owner.getName());
  }
}
