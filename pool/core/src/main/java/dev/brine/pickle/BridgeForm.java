package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import dev.brine.code.SessionClasses;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets an object write itself by java.io serialization, the only form in which most library classes
 * describe themselves completely. Whatever it holds that is not its own goes back to the graph
 * around it, so its parts need not be serializable, and aliases are kept.
 */
final class BridgeForm extends Form<Object> {
  private final Class<?> type;

  BridgeForm(Class<?> type) {
    this.type = type;
  }

  @Override
  void write(Object object, GraphOutput output) {
    refuseLostFields();
    List<Node> group = output.group();
    List<Object> together = new ArrayList<>();
    together.add(object);
    group.forEach(node -> together.add(node.object));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Object> parts;
    try (BridgeOutput form = new BridgeOutput(bytes, together, output.discovery())) {
      for (Object each : together) {
        form.writeRoot(each);
      }
      form.flush();
      parts = form.parts();
    } catch (CaptureException refusal) {
      throw refusal;
    } catch (IOException | RuntimeException e) {
      throw new CaptureException(List.of(TypeNames.of(type)), "it cannot be serialized: " + e, e);
    }
    output.bytes().writeVarInt(group.size(), true);
    group.forEach(node -> output.bytes().writeVarInt(node.id, true));
    output.bytes().writeVarInt(parts.size(), true);
    parts.forEach(output::value);
    output.bytes().writeVarInt(bytes.size(), true);
    output.bytes().writeBytes(bytes.toByteArray());
  }

  @Override
  Object make(GraphInput input) {
    Input bytes = input.bytes();
    int[] group = new int[bytes.readVarInt(true)];
    for (int i = 0; i < group.length; i++) {
      group[i] = bytes.readVarInt(true);
    }
    @Nullable Object[] parts = new Object[bytes.readVarInt(true)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = input.value();
    }
    byte[] stream = bytes.readBytes(bytes.readVarInt(true));
    try (BridgeInput form =
        new BridgeInput(new ByteArrayInputStream(stream), parts, input.names())) {
      Object object = built(form.readObject());
      for (int id : group) {
        input.add(id, built(form.readObject()));
      }
      return object;
    } catch (IOException | ClassNotFoundException e) {
      throw new BrineException(type.getName() + " cannot be built again: " + e, e);
    }
  }

  private Object built(@Nullable Object object) {
    if (object == null) {
      throw new BrineException(
          Refusals.simpleName(type) + " resolved itself to null when it was read");
    }
    return object;
  }

  @Override
  String step(Object object, boolean rest, int part, Object held) {
    String step = Held.step(object, held);
    return step == null ? step(object, rest, part) : step;
  }

  @Override
  boolean runsCode() {
    return true;
  }

  /** Serialization leaves out the fields of superclasses that are not serializable. */
  private void refuseLostFields() {
    for (Class<?> above = type.getSuperclass(); above != null; above = above.getSuperclass()) {
      if (SessionClasses.contains(above)
          && !Serializable.class.isAssignableFrom(above)
          && !FieldLayout.of(above).fields().isEmpty()) {
        throw new CaptureException(
            List.of(TypeNames.of(type)),
            "its superclass "
                + Refusals.simpleName(above)
                + " has fields and is not serializable; let it implement java.io.Serializable");
      }
    }
  }
}
