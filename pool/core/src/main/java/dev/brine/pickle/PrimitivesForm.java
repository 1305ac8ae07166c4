package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import dev.brine.payload.ArrayKind;

/**
 * Writes an array of primitives: a large one beside the graph's bytes, any other by Kryo.
 *
 * @param <T> the array
 */
final class PrimitivesForm<T> extends Form<T> {
  /** Kryo writes null so, which is no array. */
  private static final int ATTACHED = 0;

  private final Class<T> type;
  private final ArrayKind kind;
  private final KryoForm<T> within;

  PrimitivesForm(Class<T> type, ArrayKind kind) {
    this.type = type;
    this.kind = kind;
    this.within = new KryoForm<>(type);
  }

  @Override
  void write(T array, GraphOutput output) {
    if (output.attaches(kind.size(array))) {
      output.bytes().writeVarInt(ATTACHED, true);
      output.bytes().writeVarInt(output.attach(array), true);
    } else {
      within.write(array, output);
    }
  }

  @Override
  T make(GraphInput input) {
    Input bytes = input.bytes();
    int start = bytes.position();
    if (bytes.readVarInt(true) == ATTACHED) {
      return type.cast(input.attached(bytes.readVarInt(true)));
    }
    bytes.setPosition(start);
    return within.make(input);
  }
}
