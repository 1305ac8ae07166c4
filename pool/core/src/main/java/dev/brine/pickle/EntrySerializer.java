package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Map;

/** Writes the immutable entries that {@link Map#entry} makes. */
final class EntrySerializer extends Serializer<Map.Entry<?, ?>> {
  @Override
  public void write(Kryo kryo, Output output, Map.Entry<?, ?> entry) {
    GraphReferences references = ((GraphKryo) kryo).references();
    references.begin(entry);
    kryo.writeClassAndObject(output, entry.getKey());
    kryo.writeClassAndObject(output, entry.getValue());
    references.end(entry);
  }

  @Override
  public Map.Entry<?, ?> read(Kryo kryo, Input input, Class<? extends Map.Entry<?, ?>> ignored) {
    return Map.entry(kryo.readClassAndObject(input), kryo.readClassAndObject(input));
  }
}
