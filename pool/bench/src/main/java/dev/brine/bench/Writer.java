package dev.brine.bench;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.payload.Payload;
import dev.brine.pickle.Capture;
import dev.brine.pickle.Replica;
import dev.brine.task.Fn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Who writes graphs. */
public enum Writer {
  /** As items of a map. */
  BRINE {
    @Override
    RoundTrip open(Object graph) {
      Fn<Object, Object> function = x -> x;
      Capture capture = Capture.of(function);
      Payload unused = capture.writeItem(graph);
      Replica replica = Replica.create();
      capture.parcels().forEach(replica::open);
      return new RoundTrip() {
        @Override
        public byte[] write(Object value) {
          return capture.writeItem(value).pack();
        }

        @Override
        public Object read(byte[] bytes) {
          return replica.readItem(Payload.unpack(bytes));
        }
      };
    }
  },
  /** Kryo with references and without registration, since what is typed cannot be registered. */
  KRYO {
    @Override
    RoundTrip open(Object graph) {
      Kryo kryo = new Kryo();
      kryo.setReferences(true);
      kryo.setRegistrationRequired(false);
      kryo.setInstantiatorStrategy(new StdInstantiatorStrategy());
      kryo.setClassLoader(loader(graph));
      Output output = new Output(1024, -1);
      return new RoundTrip() {
        @Override
        public byte[] write(Object value) {
          output.reset();
          kryo.writeClassAndObject(output, value);
          return output.toBytes();
        }

        @Override
        public Object read(byte[] bytes) {
          return kryo.readClassAndObject(new Input(bytes));
        }
      };
    }
  },
  /** java.io serialization. */
  JAVA {
    @Override
    RoundTrip open(Object graph) {
      ClassLoader loader = loader(graph);
      return new RoundTrip() {
        @Override
        public byte[] write(Object value) throws IOException {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
          }
          return bytes.toByteArray();
        }

        @Override
        public Object read(byte[] bytes) throws IOException, ClassNotFoundException {
          try (ObjectInputStream in = new InSession(bytes, loader)) {
            return in.readObject();
          }
        }
      };
    }
  };

  abstract RoundTrip open(Object graph);

  /** The loader of what the graph holds. */
  private static ClassLoader loader(Object graph) {
    Object first = graph instanceof List<?> list ? list.get(0) : graph;
    ClassLoader loader = first.getClass().getClassLoader();
    return loader == null ? Writer.class.getClassLoader() : loader;
  }

  /** Reads instances of typed classes, too. */
  private static final class InSession extends ObjectInputStream {
    private final ClassLoader loader;

    InSession(byte[] bytes, ClassLoader loader) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException isPrimitive) {
        return super.resolveClass(description);
      }
    }
  }
}
