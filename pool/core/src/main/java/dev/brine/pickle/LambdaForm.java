package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a lambda as its shape and its captured values. A lambda can be made once its primitive
 * values are known, and filled with the others, which may lead back to it.
 */
final class LambdaForm extends Form<Object> {
  private static final int END = 0;

  @Override
  void write(Object lambda, GraphOutput output) {
    LambdaParts parts = LambdaParts.of(lambda);
    output.discovery().lambda(parts.shape(), parts.capturing());
    write(output.bytes(), parts.shape());
    for (int i = 0; i < parts.values().size(); i++) {
      if (parts.shape().isPrimitive(i)) {
        output.value(parts.values().get(i));
      }
    }
  }

  @Override
  Object make(GraphInput input) {
    LambdaShape shape = input.names().map(read(input.bytes()));
    @Nullable Object[] values = new Object[shape.captured().size()];
    for (int i = 0; i < values.length; i++) {
      if (shape.isPrimitive(i)) {
        values[i] = input.value();
      }
    }
    return input.names().maker(shape).make(values);
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  void writeRest(Object lambda, GraphOutput output) {
    LambdaParts parts = LambdaParts.of(lambda);
    for (int i = 0; i < parts.values().size(); i++) {
      if (!parts.shape().isPrimitive(i)) {
        output.bytes().writeVarInt(i + 1, true);
        output.value(parts.values().get(i));
      }
    }
    output.bytes().writeVarInt(END, true);
  }

  @Override
  void fill(Object lambda, GraphInput input) {
    for (int i = input.bytes().readVarInt(true); i != END; i = input.bytes().readVarInt(true)) {
      LambdaMaker.fill(lambda, i - 1, input.value());
    }
  }

  @Override
  String step(Object lambda, boolean rest, int part) {
    LambdaParts parts = LambdaParts.of(lambda);
    List<@Nullable String> variables = CapturedNames.of(parts);
    String variable = null;
    int left = part;
    for (int i = 0; i < variables.size(); i++) {
      boolean isPart = !parts.shape().isPrimitive(i) && !Scalars.contains(parts.values().get(i));
      if (rest && isPart && left-- == 0) {
        variable = variables.get(i);
      }
    }
    String itself = TypeNames.lambda(parts.shape().capturing());
    String called = parts.shape().implementation().name();
    if (!called.startsWith("lambda$")) {
      return "the object before ::" + called + " in " + TypeNames.place(parts.shape().capturing());
    }
    String name =
        variable == null ? "a value" : variable.equals("this") ? "this" : "variable " + variable;
    return name + " captured by " + itself;
  }

  private static void write(Output output, LambdaShape shape) {
    output.writeString(shape.capturing());
    output.writeString(shape.functional());
    // Every lambda that is made again is serializable, so that it can be told from then on.
    write(
        output,
        shape.markers().stream()
            .filter(marker -> !marker.equals(Serializable.class.getName()))
            .toList());
    output.writeString(shape.method());
    output.writeString(shape.methodDescriptor());
    output.writeString(shape.instantiated());
    CalledMethod handle = shape.implementation();
    output.writeByte(handle.kind());
    output.writeString(handle.owner());
    output.writeString(handle.name());
    output.writeString(handle.descriptor());
    output.writeBoolean(handle.isInterface());
    write(output, shape.captured());
  }

  private static void write(Output output, List<String> texts) {
    output.writeVarInt(texts.size(), true);
    texts.forEach(output::writeString);
  }

  private static LambdaShape read(Input input) {
    return new LambdaShape(
        input.readString(),
        input.readString(),
        readAll(input),
        input.readString(),
        input.readString(),
        input.readString(),
        new CalledMethod(
            input.readByte(),
            input.readString(),
            input.readString(),
            input.readString(),
            input.readBoolean()),
        readAll(input));
  }

  private static List<String> readAll(Input input) {
    int size = input.readVarInt(true);
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(input.readString());
    }
    return List.copyOf(texts);
  }
}
