package dev.brine.pickle;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import dev.brine.error.BrineException;
import dev.brine.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link GraphWriter} wrote, in one pass. Not thread-safe. */
final class GraphReader {
  private final GraphInput graph;
  private final List<Form<Object>> forms = new ArrayList<>();
  private final Function<Class<?>, Form<Object>> formOf;
  private final boolean inParts;
  private final Keys keys = new Keys();

  private GraphReader(GraphNames names, Function<Class<?>, Form<Object>> formOf, boolean inParts) {
    this.graph = new GraphInput(names);
    this.formOf = formOf;
    this.inParts = inParts;
  }

  /** For graphs of their own. */
  static GraphReader forGraphs(GraphNames names) {
    return forGraphs(names, Policy.FORMS);
  }

  /**
   * As above, with other forms.
   *
   * @param formOf gives the form of a class as it stands in a graph
   */
  static GraphReader forGraphs(GraphNames names, Function<Class<?>, Form<Object>> formOf) {
    return new GraphReader(names, formOf, false);
  }

  /** For one graph in several parts. */
  static GraphReader forParts(GraphNames names) {
    return new GraphReader(names, Policy.FORMS, true);
  }

  /**
   * Reads a value.
   *
   * @throws BrineException if the bytes cannot be read, or the value cannot be built
   */
  @Nullable Object read(Payload payload) {
    return isScalar(payload)
        ? scalar(payload)
        : read(Buffers.input(payload.bytes()), payload.arrays());
  }

  /** As above, of a graph that is all bytes. */
  @Nullable Object read(byte[] bytes) {
    return read(Payload.of(bytes));
  }

  /**
   * Whether what was written is a graph of its own that names no class; then no reader is needed.
   */
  static boolean isScalar(Payload payload) {
    byte[] bytes = payload.bytes();
    return bytes.length > 1 && bytes[0] == GraphRecord.ROOT && bytes[1] != Scalars.REFERENCE;
  }

  /**
   * Reads what {@link #isScalar}.
   *
   * @throws BrineException if the bytes cannot be read
   */
  static @Nullable Object scalar(Payload payload) {
    Input input = Buffers.input(payload.bytes());
    input.setPosition(1);
    try {
      return Scalars.read(input, input.readByte());
    } catch (KryoException e) {
      throw new BrineException("a value cannot be built again: " + e.getMessage(), e);
    }
  }

  /** As above, of a graph that is all bytes; the input is left behind what was read. */
  @Nullable Object read(Input input) {
    return read(input, List.of());
  }

  private @Nullable Object read(Input input, List<Object> arrays) {
    graph.begin(input, arrays);
    try {
      while (true) {
        int kind = input.readByte();
        switch (kind) {
          case GraphRecord.CLASS -> addClass(input.readString());
          case GraphRecord.MAKE -> {
            int id = input.readVarInt(true);
            graph.add(id, forms.get(input.readVarInt(true)).make(graph));
          }
          case GraphRecord.FILL -> {
            Object object = graph.object(input.readVarInt(true));
            forms.get(input.readVarInt(true)).fill(object, graph);
          }
          case GraphRecord.CHECK -> keys.expect(input.readVarInt(true), input.readVarInt(true));
          case GraphRecord.ROOT -> {
            keys.check(graph);
            return graph.value();
          }
          default -> throw new BrineException("not a graph: record " + kind);
        }
      }
    } catch (BrineException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw new BrineException(
          "a value cannot be built again: its hashCode, equals or compareTo calls itself too deeply",
          e);
    } catch (RuntimeException | LinkageError e) {
      String message = e instanceof KryoException ? e.getMessage() : e.toString();
      throw new BrineException("a value cannot be built again: " + message, e);
    } finally {
      keys.reset();
      if (!inParts) {
        graph.reset();
        forms.clear();
      }
    }
  }

  /** What of this type was read, of a graph in parts. */
  <T> List<T> all(Class<T> type) {
    return graph.all(type);
  }

  private void addClass(String descriptor) {
    forms.add(formOf.apply(graph.names().ofDescriptor(descriptor)));
  }
}
