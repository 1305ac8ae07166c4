package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.code.SessionClasses;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets an object write itself by java.io serialization, the only form in which most library classes
 * describe themselves completely. Whatever it holds that is not its own goes back to the graph
 * around it, so its parts need not be serializable, and aliases are kept.
 */
final class BridgeSerializer extends Serializer<Object> {
  @Override
  public void write(Kryo kryo, Output output, Object object) {
    refuseLostFields(object.getClass());
    GraphReferences references = ((GraphKryo) kryo).references();
    references.begin(object);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Object> parts;
    try (BridgeOutput form = new BridgeOutput(bytes, object, ((GraphKryo) kryo).discovery())) {
      form.writeObject(object);
      form.flush();
      parts = form.parts();
    } catch (IOException | RuntimeException e) {
      if (e instanceof CaptureException refusal) {
        throw refusal;
      }
      throw new CaptureException(
          List.of(object.getClass().getName()), "it cannot be serialized: " + e, e);
    }
    output.writeVarInt(parts.size(), true);
    for (Object part : parts) {
      try {
        kryo.writeClassAndObject(output, part);
      } catch (CaptureException e) {
        throw Refusals.within("inside " + Refusals.simpleName(object.getClass()), e);
      }
    }
    output.writeVarInt(bytes.size(), true);
    output.writeBytes(bytes.toByteArray());
    references.end(object);
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
    @Nullable Object[] parts = new Object[input.readVarInt(true)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = kryo.readClassAndObject(input);
    }
    byte[] bytes = input.readBytes(input.readVarInt(true));
    try (BridgeInput form =
        new BridgeInput(new ByteArrayInputStream(bytes), parts, kryo.getClassLoader())) {
      return form.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new BrineException(type.getName() + " cannot be built again: " + e, e);
    }
  }

  /** Serialization leaves out the fields of superclasses that are not serializable. */
  private static void refuseLostFields(Class<?> type) {
    for (Class<?> above = type.getSuperclass(); above != null; above = above.getSuperclass()) {
      if (SessionClasses.contains(above)
          && !Serializable.class.isAssignableFrom(above)
          && !new FieldLayout(above).fields().isEmpty()) {
        throw new CaptureException(
            List.of(type.getName()),
            "its superclass "
                + Refusals.simpleName(above)
                + " has fields and is not serializable; let it implement java.io.Serializable");
      }
    }
  }
}
