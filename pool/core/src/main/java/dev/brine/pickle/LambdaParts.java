package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import dev.brine.error.CaptureException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a lambda consists of.
 *
 * @param capturing the class whose code made it
 * @param values the captured ones, in order
 */
record LambdaParts(LambdaShape shape, Class<?> capturing, List<@Nullable Object> values) {
  private static final Optional<MethodHandle> CAPTURING =
      JdkInternals.getter(SerializedLambda.class, "capturingClass", Class.class);

  /** The parts of a lambda, or of the form that one gave of itself to java.io serialization. */
  static LambdaParts of(Object lambda) {
    if (lambda instanceof SerializedLambda form) {
      return of(form);
    }
    Class<?> type = lambda.getClass();
    if (!LambdaReader.isLambda(type)) {
      throw new CaptureException(
          List.of(TypeNames.of(type)), "the JVM made its class up; it has no meaning elsewhere");
    }
    LambdaReader reader = LambdaReader.of(type);
    return new LambdaParts(reader.shape(lambda), reader.capturing(), reader.captured(lambda));
  }

  private static LambdaParts of(SerializedLambda form) {
    try {
      Class<?> capturing = capturing(form);
      String functional = form.getFunctionalInterfaceClass().replace('/', '.');
      LambdaShape shape = LambdaShape.of(form, capturing.getClassLoader(), List.of(functional));
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < form.getCapturedArgCount(); i++) {
        values.add(form.getCapturedArg(i));
      }
      return new LambdaParts(shape, capturing, values);
    } catch (ClassNotFoundException e) {
      throw Refusals.missing("a lambda", e);
    }
  }

  private static Class<?> capturing(SerializedLambda form) throws ClassNotFoundException {
    if (CAPTURING.isEmpty()) {
      return Class.forName(
          form.getCapturingClass().replace('/', '.'),
          false,
          Thread.currentThread().getContextClassLoader());
    }
    try {
      return (Class<?>) CAPTURING.get().invoke(form);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
