package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.lang.reflect.Field;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Writes an instance field by field and builds it again without running a constructor. */
final class InstanceSerializer extends Serializer<Object> {
  private final Class<?> type;
  private final FieldLayout layout;
  private final ObjectInstantiator<?> instantiator;

  InstanceSerializer(Class<?> type) {
    this.type = type;
    this.layout = new FieldLayout(type);
    this.instantiator = new StdInstantiatorStrategy().newInstantiatorOf(type);
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    output.writeInt(layout.fingerprint());
    for (Field field : layout.fields()) {
      try {
        FieldValue.write(kryo, output, field, field.get(object));
      } catch (CaptureException e) {
        throw Refusals.within(
            "field " + Refusals.simpleName(field.getDeclaringClass()) + "." + field.getName(), e);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
    if (input.readInt() != layout.fingerprint()) {
      throw new BrineException(
          Refusals.simpleName(type) + " was redefined with other fields while it was under way");
    }
    Object object = instantiator.newInstance();
    kryo.reference(object);
    for (Field field : layout.fields()) {
      try {
        field.set(object, FieldValue.read(kryo, input, field));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return object;
  }
}
