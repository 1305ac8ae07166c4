package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Writes a record's components as they are stored, past the accessors that a user may have
 * overridden, and builds it again without running its constructor, which has run already: its
 * effects must not happen twice. Where this JVM does not let a record's fields be set, the
 * constructor runs, and a record that it changes is refused.
 */
final class RecordForm extends Form<Object> {
  private final Class<?> type;
  private final List<Field> fields = new ArrayList<>();
  private final Constructor<?> constructor;
  private final int fingerprint;
  private final ObjectInstantiator<?> instantiator;

  RecordForm(Class<?> type) {
    this.type = type;
    this.instantiator = new StdInstantiatorStrategy().newInstantiatorOf(type);
    RecordComponent[] components = type.getRecordComponents();
    try {
      for (RecordComponent component : components) {
        Field field = type.getDeclaredField(component.getName());
        open(field);
        fields.add(field);
      }
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      open(constructor);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new CaptureException(
          List.of("record " + type.getName()), "its components cannot be read", e);
    }
    fingerprint = Fingerprint.of(Arrays.toString(components));
  }

  private static void open(AccessibleObject member) {
    if (!JdkInternals.open(member)) {
      throw new IllegalStateException("the JDK does not let its records be read");
    }
  }

  @Override
  void write(Object object, GraphOutput output) {
    output.bytes().writeInt(fingerprint);
    for (Field field : fields) {
      FieldValue.write(output, field, object);
    }
  }

  @Override
  Object make(GraphInput input) {
    if (input.bytes().readInt() != fingerprint) {
      throw new BrineException(
          "record "
              + Refusals.simpleName(type)
              + " was redefined with other components while it was under way");
    }
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = FieldValue.read(input, fields.get(i));
    }
    return FinalFields.canBeSet() ? allocate(values) : construct(values);
  }

  private Object allocate(@Nullable Object[] values) {
    Object built = instantiator.newInstance();
    for (int i = 0; i < values.length; i++) {
      FinalFields.set(built, fields.get(i), values[i]);
    }
    return built;
  }

  private Object construct(@Nullable Object[] values) {
    try {
      Object built = constructor.newInstance(values);
      requireUnchanged(built, values);
      return built;
    } catch (InvocationTargetException e) {
      throw new BrineException(
          "record " + Refusals.simpleName(type) + " refused its own values: " + e.getCause(),
          e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new BrineException("record " + Refusals.simpleName(type) + " cannot be built", e);
    }
  }

  /** A constructor that changes what it is given would change it once more with each journey. */
  private void requireUnchanged(Object built, @Nullable Object[] values)
      throws IllegalAccessException {
    for (int i = 0; i < values.length; i++) {
      Object now = fields.get(i).get(built);
      if (now != values[i] && !Objects.deepEquals(now, values[i])) {
        throw new BrineException(
            "record %s cannot travel: its constructor turned component %s into another value; "
                    .formatted(Refusals.simpleName(type), fields.get(i).getName())
                + "let it leave alone what it has made once");
      }
    }
  }

  @Override
  boolean runsCode() {
    return true;
  }

  @Override
  String step(Object object, boolean rest, int part) {
    if (type.getName().startsWith("dev.brine.")) {
      return ""; // a wrapper of Brine's own around what the user passed
    }
    int left = part;
    for (Field field : fields) {
      try {
        boolean isPart = !field.getType().isPrimitive() && !Scalars.contains(field.get(object));
        if (isPart && left-- == 0) {
          return "component " + Refusals.simpleName(type) + "." + field.getName();
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return super.step(object, rest, part);
  }
}
