package dev.brine.jupyter;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Members of kernels whose classes are not to be had at build time, by their names. They are of no
 * named module, so all of them can be reached.
 */
final class Members {
  private Members() {}

  /** The value of a field that is not null, of the object's class or one above it. */
  static Object field(Object owner, String name) {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(owner), name);
      } catch (NoSuchFieldException above) {
        // It may be one class above.
      } catch (IllegalAccessException e) {
        throw unknown(owner, name, e);
      }
    }
    throw unknown(owner, name, null);
  }

  /** Calls a public method; what it gives is not null. */
  static Object call(Object owner, String name, @Nullable Object... arguments) {
    try {
      return Objects.requireNonNull(callOrThrow(owner, name, arguments), name);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls a public method that may give null and may throw anything. */
  static @Nullable Object callOrThrow(Object owner, String name, @Nullable Object... arguments)
      throws Exception {
    try {
      return method(owner, name, arguments).invoke(owner, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private static Method method(Object owner, String name, @Nullable Object[] arguments) {
    for (Method each : owner.getClass().getMethods()) {
      if (each.getName().equals(name) && accepts(each, arguments)) {
        each.setAccessible(true);
        return each;
      }
    }
    throw unknown(owner, name, null);
  }

  private static boolean accepts(Method method, @Nullable Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    boolean accepted = types.length == arguments.length;
    for (int i = 0; accepted && i < types.length; i++) {
      accepted = arguments[i] == null || types[i].isInstance(arguments[i]);
    }
    return accepted;
  }

  private static IllegalStateException unknown(
      Object owner, String name, @Nullable Throwable cause) {
    return new IllegalStateException(
        "Brine does not know this kernel: " + owner.getClass().getName() + " has no " + name,
        cause);
  }
}
