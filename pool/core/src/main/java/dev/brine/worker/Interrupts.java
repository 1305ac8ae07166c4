package dev.brine.worker;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

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
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType handling = MethodType.methodType(void.class, signal);
      // A proxy would take a worker several milliseconds more.
      Object nothing =
          LambdaMetafactory.metafactory(
                  lookup,
                  "handle",
                  MethodType.methodType(handler),
                  handling,
                  lookup.findStatic(
                      Interrupts.class,
                      "doNothing",
                      MethodType.methodType(void.class, Object.class)),
                  handling)
              .getTarget()
              .invoke();
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
    } catch (Throwable notHere) {
      // Then Ctrl-C ends this worker, and the session starts another one.
    }
  }

  /** What a signal does; it is found by its name. */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
  private static void doNothing(Object signal) {}
}
