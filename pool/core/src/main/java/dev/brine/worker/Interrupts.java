package dev.brine.worker;

import java.lang.reflect.Proxy;

/**
 * Ctrl-C in a terminal reaches every process of its group; the session decides what it means. The
 * JDK has no supported way to ignore a signal, so this goes by reflection to the one of the module
 * {@code jdk.unsupported}, which all JDKs have had for long.
 */
final class Interrupts {
  private Interrupts() {}

  /** Ignores SIGINT where that can be had. */
  static void ignore() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object nothing =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> null);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
    } catch (ReflectiveOperationException | RuntimeException notHere) {
      // Then Ctrl-C ends this worker, and the session starts another one.
    }
  }
}
