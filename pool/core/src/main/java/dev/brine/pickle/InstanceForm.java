package dev.brine.pickle;

import dev.brine.error.BrineException;
import java.lang.reflect.Field;
import java.util.List;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Writes an instance field by field and builds it again without running a constructor. Plain fields
 * come first, so that a hash code that depends on them is right as early as possible.
 */
final class InstanceForm extends Form<Object> {
  private final Class<?> type;
  private final List<Field> plain;
  private final List<Field> others;
  private final int fingerprint;
  private final ObjectInstantiator<?> instantiator;

  InstanceForm(Class<?> type, FieldLayout layout) {
    this.type = type;
    this.plain = layout.fields().stream().filter(FieldValue::isPlain).toList();
    this.others = layout.fields().stream().filter(field -> !FieldValue.isPlain(field)).toList();
    this.fingerprint = layout.fingerprint();
    this.instantiator = new StdInstantiatorStrategy().newInstantiatorOf(type);
  }

  @Override
  void write(Object object, GraphOutput output) {
    output.bytes().writeInt(fingerprint);
    for (Field field : plain) {
      FieldValue.write(output, field, object);
    }
  }

  @Override
  Object make(GraphInput input) {
    if (input.bytes().readInt() != fingerprint) {
      throw new BrineException(
          Refusals.simpleName(type) + " was redefined with other fields while it was under way");
    }
    Object object = instantiator.newInstance();
    for (Field field : plain) {
      FieldValue.set(input, field, object);
    }
    return object;
  }

  @Override
  boolean isFilled() {
    return !others.isEmpty();
  }

  @Override
  void writeRest(Object object, GraphOutput output) {
    for (Field field : others) {
      FieldValue.write(output, field, object);
    }
  }

  @Override
  void fill(Object object, GraphInput input) {
    for (Field field : others) {
      FieldValue.set(input, field, object);
    }
  }

  @Override
  String step(Object object, boolean rest, int part) {
    int left = part;
    for (Field field : rest ? others : plain) {
      if (isPart(field, object) && left-- == 0) {
        return Held.step(field);
      }
    }
    return super.step(object, rest, part);
  }

  private static boolean isPart(Field field, Object object) {
    try {
      return !field.getType().isPrimitive() && !Scalars.contains(field.get(object));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
