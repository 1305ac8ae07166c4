package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes a dynamic proxy as its interfaces and its handler, which may hold the proxy. */
final class ProxyForm extends Form<Object> {
  private static final Optional<MethodHandle> HANDLER =
      JdkInternals.setter(Proxy.class, "h", InvocationHandler.class);
  private static final InvocationHandler NONE =
      (proxy, method, arguments) -> {
        throw new IllegalStateException("the proxy is not complete");
      };

  @Override
  void write(Object proxy, GraphOutput output) {
    List<Class<?>> interfaces = Arrays.asList(proxy.getClass().getInterfaces());
    output.bytes().writeVarInt(interfaces.size(), true);
    for (Class<?> each : interfaces) {
      String reason = Refusals.byName(each);
      if (reason != null) {
        throw new CaptureException(List.of(each.getName()), reason);
      }
      output.discovery().type(each);
      output.bytes().writeString(each.descriptorString());
    }
  }

  @Override
  Object make(GraphInput input) {
    Class<?>[] interfaces = new Class<?>[input.bytes().readVarInt(true)];
    for (int i = 0; i < interfaces.length; i++) {
      interfaces[i] = input.names().ofDescriptor(input.bytes().readString());
    }
    return Proxy.newProxyInstance(loader(interfaces, input.names().loader()), interfaces, NONE);
  }

  /** An interface that is not public wants its own loader. */
  private static ClassLoader loader(Class<?>[] interfaces, ClassLoader usual) {
    for (Class<?> each : interfaces) {
      if (!Modifier.isPublic(each.getModifiers()) && each.getClassLoader() != null) {
        return each.getClassLoader();
      }
    }
    return usual;
  }

  @Override
  boolean isFilled() {
    return true;
  }

  @Override
  void writeRest(Object proxy, GraphOutput output) {
    output.value(Proxy.getInvocationHandler(proxy));
  }

  @Override
  void fill(Object proxy, GraphInput input) {
    try {
      HANDLER
          .orElseThrow(() -> new BrineException("this JVM does not let proxies be made again"))
          .invoke((Proxy) proxy, (InvocationHandler) input.value());
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new BrineException("a proxy cannot be made again: " + e, e);
    }
  }

  @Override
  String step(Object proxy, boolean rest, int part) {
    return "the proxy's handler";
  }
}
