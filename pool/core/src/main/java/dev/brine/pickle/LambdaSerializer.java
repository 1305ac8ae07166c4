package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.code.SnippetNames;
import dev.brine.error.CaptureException;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;

/**
 * Writes a lambda as its shape and its captured values. Primitive values go first: a lambda can be
 * made once they are known, and filled with the others, which may lead back to it.
 */
final class LambdaSerializer extends Serializer<Object> {
  private final Discovery discovery;
  private final Map<LambdaShape, LambdaMaker> makers = new HashMap<>();

  LambdaSerializer(Discovery discovery) {
    this.discovery = discovery;
  }

  @Override
  public void write(Kryo kryo, Output output, Object lambda) {
    if (lambda instanceof SerializedLambda form) {
      write(kryo, output, form);
      return;
    }
    Class<?> type = lambda.getClass();
    if (!LambdaReader.isLambda(type)) {
      throw new CaptureException(
          List.of(type.getName()), "the JVM made its class up; it has no meaning elsewhere");
    }
    LambdaReader reader = LambdaReader.of(type);
    write(kryo, output, reader.shape(lambda), reader.capturing(), reader.captured(lambda));
  }

  /** Writes the form that a lambda gave of itself to java.io serialization. */
  private void write(Kryo kryo, Output output, SerializedLambda form) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < form.getCapturedArgCount(); i++) {
      values.add(form.getCapturedArg(i));
    }
    try {
      Class<?> capturing =
          Class.forName(form.getCapturingClass().replace('/', '.'), false, kryo.getClassLoader());
      LambdaShape shape =
          LambdaShape.of(
              form,
              kryo.getClassLoader(),
              List.of(form.getFunctionalInterfaceClass().replace('/', '.')));
      write(kryo, output, shape, capturing, values);
    } catch (ClassNotFoundException e) {
      throw new CaptureException(List.of("a lambda"), "its class is not to be found: " + e, e);
    }
  }

  private void write(
      Kryo kryo,
      Output output,
      LambdaShape shape,
      Class<?> capturing,
      List<@Nullable Object> values) {
    discovery.lambda(shape, capturing);
    write(output, shape);
    for (boolean primitives : new boolean[] {true, false}) {
      for (int i = 0; i < values.size(); i++) {
        if (shape.isPrimitive(i) == primitives) {
          try {
            kryo.writeClassAndObject(output, values.get(i));
          } catch (CaptureException e) {
            String label = SnippetNames.current().label(shape.capturing());
            throw Refusals.within("a value captured by the lambda of " + label, e);
          }
        }
      }
    }
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
    LambdaShape shape = read(input);
    LambdaMaker maker =
        makers.computeIfAbsent(shape, s -> new LambdaMaker(s, kryo.getClassLoader()));
    @Nullable Object[] values = new Object[shape.captured().size()];
    for (int i = 0; i < values.length; i++) {
      if (shape.isPrimitive(i)) {
        values[i] = kryo.readClassAndObject(input);
      }
    }
    Object lambda = maker.make(values);
    kryo.reference(lambda);
    for (int i = 0; i < values.length; i++) {
      if (!shape.isPrimitive(i)) {
        LambdaMaker.fill(lambda, i, kryo.readClassAndObject(input));
      }
    }
    return lambda;
  }

  private static void write(Output output, LambdaShape shape) {
    output.writeString(shape.capturing());
    output.writeString(shape.functional());
    write(output, shape.markers());
    output.writeString(shape.method());
    output.writeString(shape.methodDescriptor());
    output.writeString(shape.instantiated());
    Handle handle = shape.implementation();
    output.writeByte(handle.getTag());
    output.writeString(handle.getOwner());
    output.writeString(handle.getName());
    output.writeString(handle.getDesc());
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
        new Handle(
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
