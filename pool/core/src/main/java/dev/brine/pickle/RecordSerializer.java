package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record's components as they are stored, past the accessors that a user may have
 * overridden, and builds it again by its canonical constructor.
 */
final class RecordSerializer extends Serializer<Object> {
  private final Class<?> type;
  private final List<Field> fields = new ArrayList<>();
  private final Constructor<?> constructor;
  private final int fingerprint;

  RecordSerializer(Class<?> type) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    try {
      for (RecordComponent component : components) {
        Field field = type.getDeclaredField(component.getName());
        field.setAccessible(true);
        fields.add(field);
      }
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new CaptureException(
          List.of("record " + type.getName()), "its components cannot be read", e);
    }
    fingerprint = Arrays.toString(components).hashCode();
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    GraphReferences references = ((GraphKryo) kryo).references();
    references.begin(object);
    output.writeInt(fingerprint);
    for (Field field : fields) {
      try {
        FieldValue.write(kryo, output, field, field.get(object));
      } catch (CaptureException e) {
        throw Refusals.within("component " + Refusals.simpleName(type) + "." + field.getName(), e);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    references.end(object);
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
    if (input.readInt() != fingerprint) {
      throw new BrineException(
          "record "
              + Refusals.simpleName(type)
              + " was redefined with other components while it was under way");
    }
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = FieldValue.read(kryo, input, fields.get(i));
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new BrineException(
          "record " + Refusals.simpleName(type) + " refused its own values: " + e.getCause(),
          e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new BrineException("record " + Refusals.simpleName(type) + " cannot be built", e);
    }
  }
}
