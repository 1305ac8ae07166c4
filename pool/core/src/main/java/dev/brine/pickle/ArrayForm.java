package dev.brine.pickle;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Writes an array of objects. */
final class ArrayForm extends Form<@Nullable Object[]> {
  private final Class<?> component;

  ArrayForm(Class<?> type) {
    component = type.getComponentType();
  }

  @Override
  void write(@Nullable Object[] array, GraphOutput output) {
    output.bytes().writeVarInt(array.length, true);
  }

  @Override
  @Nullable Object[] make(GraphInput input) {
    return (@Nullable Object[]) Array.newInstance(component, input.bytes().readVarInt(true));
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  void writeRest(@Nullable Object[] array, GraphOutput output) {
    for (Object element : array) {
      output.value(element);
    }
  }

  @Override
  void fill(@Nullable Object[] array, GraphInput input) {
    for (int i = 0; i < array.length; i++) {
      array[i] = input.value();
    }
  }

  @Override
  String step(@Nullable Object[] array, boolean rest, int part) {
    return Elements.step(part, java.util.Arrays.asList(array));
  }
}
