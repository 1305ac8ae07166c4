package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Output;

/** Writes plain data by a serializer of Kryo's that keeps all of it. */
final class KryoForm<T> extends Form<T> {
  /** The serializers used here ask it nothing, so it may be shared. */
  private static final Kryo KRYO = kryo();

  private final Class<T> type;
  private final Serializer<T> serializer;

  KryoForm(Class<T> type) {
    this(type, KRYO);
  }

  @SuppressWarnings("unchecked")
  private KryoForm(Class<T> type, Kryo kryo) {
    this.type = type;
    this.serializer = (Serializer<T>) kryo.getDefaultSerializer(type);
  }

  @Override
  void write(T object, GraphOutput output) {
    serializer.write(KRYO, output.bytes(), object);
  }

  @Override
  T make(GraphInput input) {
    return serializer.read(KRYO, input.bytes(), type);
  }

  private static Kryo kryo() {
    // Buffers first: it decides how Kryo is set up.
    Output unused = Buffers.output();
    unused.close();
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(false);
    return kryo;
  }
}
