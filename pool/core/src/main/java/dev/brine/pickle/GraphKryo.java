package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ClosureSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import com.esotericsoftware.kryo.util.Util;
import com.google.common.base.Throwables;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationHandler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Kryo, set up so that a value arrives equal or is refused. Both ends of a graph must use the same
 * set-up. Not thread-safe.
 */
final class GraphKryo extends Kryo {
  static {
    // Kryo reads this once. Its use of sun.misc.Unsafe makes JDK 25 print warnings; the user's own
    // Kryo, if there is one, shall find the property as it was.
    String before = System.getProperty("kryo.unsafe");
    System.setProperty("kryo.unsafe", "false");
    boolean unsafe = Util.unsafe;
    if (before == null) {
      System.clearProperty("kryo.unsafe");
    } else {
      System.setProperty("kryo.unsafe", before);
    }
    assert !unsafe;
  }

  private final GraphReferences references;
  private final Discovery discovery;

  private GraphKryo(ClassLoader loader, Discovery discovery, GraphReferences references) {
    super(new GraphClasses(discovery), references);
    this.references = references;
    this.discovery = discovery;
    setRegistrationRequired(false);
    setWarnUnregisteredClasses(false);
    setClassLoader(loader);
    setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
    LambdaSerializer lambdas = new LambdaSerializer(discovery);
    register(ClosureSerializer.Closure.class, lambdas);
    register(SerializedLambda.class, lambdas);
    register(InvocationHandler.class, new ProxySerializer());
  }

  /** For graphs of their own: each call starts afresh. */
  static GraphKryo forGraphs(ClassLoader loader, Discovery discovery) {
    return new GraphKryo(loader, discovery, new GraphReferences());
  }

  /** For one graph in several parts: a later part may refer to what an earlier one holds. */
  static GraphKryo forParts(ClassLoader loader, Discovery discovery) {
    GraphKryo kryo = forGraphs(loader, discovery);
    kryo.setAutoReset(false);
    return kryo;
  }

  GraphReferences references() {
    return references;
  }

  Discovery discovery() {
    return discovery;
  }

  /**
   * Writes a value.
   *
   * @throws CaptureException if it cannot travel
   */
  void write(Output output, @Nullable Object value) {
    try {
      writeClassAndObject(output, value);
    } catch (StackOverflowError e) {
      throw new CaptureException(
          List.of(), "the values are nested too deeply; put them into a list instead of a chain");
    } catch (CaptureException e) {
      throw e;
    } catch (RuntimeException e) {
      for (Throwable cause : Throwables.getCausalChain(e)) {
        if (cause instanceof CaptureException refusal) {
          throw refusal;
        }
      }
      throw new CaptureException(List.of(), "a value cannot be written: " + e, e);
    }
  }

  /** Writes a value as bytes. */
  byte[] write(@Nullable Object value) {
    Output output = new Output(256, -1);
    try {
      write(output, value);
    } catch (Throwable e) {
      reset();
      throw e;
    }
    return output.toBytes();
  }

  /**
   * Reads a value.
   *
   * @throws BrineException if the bytes cannot be read
   */
  @Nullable Object read(Input input) {
    try {
      return readClassAndObject(input);
    } catch (BrineException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      for (Throwable cause : Throwables.getCausalChain(e)) {
        if (cause instanceof BrineException refusal) {
          throw refusal;
        }
      }
      String message = e instanceof KryoException ? e.getMessage() : e.toString();
      throw new BrineException("a value cannot be built again: " + message, e);
    }
  }

  /** Reads a value from bytes. */
  @Nullable Object read(byte[] bytes) {
    try {
      return read(new Input(bytes));
    } catch (Throwable e) {
      reset();
      throw e;
    }
  }

  @Override
  public void writeClassAndObject(Output output, @Nullable Object object) {
    try {
      super.writeClassAndObject(output, object);
    } catch (CaptureException e) {
      if (object instanceof Collection || object instanceof Map || object instanceof Object[]) {
        throw Refusals.within("an element of " + object.getClass().getTypeName(), e);
      }
      throw e;
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Serializer getDefaultSerializer(Class type) {
    Serializer<?> ours = Policy.serializerFor(type);
    return ours == null ? super.getDefaultSerializer(type) : ours;
  }
}
