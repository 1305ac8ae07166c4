package dev.brine.pickle;

import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes an object as its codec says, behind the codec. */
final class CodedForm extends Form<Object> {
  @Override
  @SuppressWarnings("unchecked")
  void write(Object object, GraphOutput output) {
    Codec<Object> codec = (Codec<Object>) Objects.requireNonNull(Codecs.of(object.getClass()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Sink sink = new Sink(bytes);
    try {
      codec.write(object, sink);
      sink.flush();
    } catch (CaptureException refusal) {
      throw refusal;
    } catch (IOException | RuntimeException e) {
      throw new CaptureException(
          List.of(Refusals.simpleName(object.getClass())), "its codec cannot write it: " + e, e);
    }
    output.value(codec);
    output.bytes().writeVarInt(sink.values.size(), true);
    sink.values.forEach(output::value);
    output.bytes().writeVarInt(bytes.size(), true);
    output.bytes().writeBytes(bytes.toByteArray());
  }

  @Override
  Object make(GraphInput input) {
    Codec<?> codec = (Codec<?>) Objects.requireNonNull(input.value());
    @Nullable Object[] values = new Object[input.bytes().readVarInt(true)];
    for (int i = 0; i < values.length; i++) {
      values[i] = input.value();
    }
    byte[] bytes = input.bytes().readBytes(input.bytes().readVarInt(true));
    try {
      Object object = codec.read(new Source(new ByteArrayInputStream(bytes), values));
      if (object == null) {
        throw new BrineException(codec.getClass().getName() + " made no object");
      }
      return object;
    } catch (IOException | RuntimeException e) {
      throw new BrineException(
          Refusals.simpleName(codec.getClass()) + " cannot read what it wrote: " + e, e);
    }
  }

  @Override
  boolean runsCode() {
    return true;
  }

  private static final class Sink extends DataOutputStream implements ValueOutput {
    final List<@Nullable Object> values = new ArrayList<>();

    Sink(OutputStream out) {
      super(out);
    }

    @Override
    public void writeValue(@Nullable Object value) {
      values.add(value);
    }
  }

  private static final class Source extends DataInputStream implements ValueInput {
    private final @Nullable Object[] values;
    private int next;

    Source(InputStream in, @Nullable Object[] values) {
      super(in);
      this.values = Arrays.copyOf(values, values.length);
    }

    @Override
    public @Nullable Object readValue() throws IOException {
      if (next == values.length) {
        throw new IOException("more values are read than were written");
      }
      return values[next++];
    }
  }
}
