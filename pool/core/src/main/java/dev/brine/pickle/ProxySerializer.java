package dev.brine.pickle;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Writes a dynamic proxy as its interfaces and its handler. */
final class ProxySerializer extends Serializer<Object> {
  @Override
  public void write(Kryo kryo, Output output, Object proxy) {
    GraphReferences references = ((GraphKryo) kryo).references();
    references.begin(proxy);
    kryo.writeClassAndObject(output, proxy.getClass().getInterfaces());
    kryo.writeClassAndObject(output, Proxy.getInvocationHandler(proxy));
    references.end(proxy);
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
    Class<?>[] interfaces = (Class<?>[]) kryo.readClassAndObject(input);
    InvocationHandler handler = (InvocationHandler) kryo.readClassAndObject(input);
    return Proxy.newProxyInstance(kryo.getClassLoader(), interfaces, handler);
  }
}
