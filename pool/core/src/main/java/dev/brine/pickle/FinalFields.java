package dev.brine.pickle;

import com.google.common.primitives.Primitives;
import dev.brine.code.JdkInternals;
import dev.brine.error.BrineException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sets the final fields of new records and lambdas, which reflection refuses to do. */
final class FinalFields {
  private static final Optional<MethodHandle> OFFSET =
      JdkInternals.unsafe(
          "objectFieldOffset", MethodType.methodType(long.class, Class.class, String.class));
  private static final Map<Class<?>, Optional<MethodHandle>> PUT = new ConcurrentHashMap<>();

  private FinalFields() {}

  /** Whether this JVM lets them be set. */
  static boolean canBeSet() {
    return OFFSET.isPresent();
  }

  /**
   * Sets a field that the object's own class declares.
   *
   * @throws BrineException if the value is not of the field's type, which nothing below checks
   */
  static void set(Object object, Field field, @Nullable Object value) {
    Class<?> type = field.getType();
    if (value != null && !Primitives.wrap(type).isInstance(value)) {
      throw new BrineException(
          "%s.%s holds a %s of another definition; make the value again"
              .formatted(
                  Refusals.simpleName(object.getClass()),
                  field.getName(),
                  Refusals.simpleName(value.getClass())));
    }
    try {
      long offset = (long) OFFSET.orElseThrow().invoke(object.getClass(), field.getName());
      put(type.isPrimitive() ? type : Object.class).orElseThrow().invoke(object, offset, value);
    } catch (Throwable e) {
      throw new BrineException(field + " cannot be set: " + e, e);
    }
  }

  private static Optional<MethodHandle> put(Class<?> type) {
    return PUT.computeIfAbsent(
        type,
        each -> {
          String name =
              each == Object.class
                  ? "putReference"
                  : "put"
                      + Character.toUpperCase(each.getName().charAt(0))
                      + each.getName().substring(1);
          return JdkInternals.unsafe(
              name, MethodType.methodType(void.class, Object.class, long.class, each));
        });
  }
}
