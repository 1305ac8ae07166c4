package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.CaptureException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.List;

/** Writes a class that is a value, by its descriptor. */
final class TypeSerializer extends Serializer<Class<?>> {
  TypeSerializer() {
    setImmutable(true);
  }

  @Override
  public void write(Kryo kryo, Output output, Class<?> type) {
    if (type.isHidden() || Proxy.isProxyClass(type)) {
      throw new CaptureException(
          List.of(type.getName()), "the JVM made this class up; it has no meaning elsewhere");
    }
    ((GraphKryo) kryo).discovery().type(type);
    output.writeString(type.descriptorString());
  }

  @Override
  public Class<?> read(Kryo kryo, Input input, Class<? extends Class<?>> ignored) {
    // A method type is the JDK's own way from a descriptor, primitive or array, to a class.
    return MethodType.fromMethodDescriptorString("()" + input.readString(), kryo.getClassLoader())
        .returnType();
  }
}
