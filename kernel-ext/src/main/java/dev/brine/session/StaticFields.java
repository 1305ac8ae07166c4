package dev.brine.session;

import dev.brine.code.JdkInternals;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets static fields of a session's classes, and fields of its enums' constants, and can take that
 * back. Used by one thread.
 */
final class StaticFields {
  private static final Optional<MethodHandle> BASE = unsafe("staticFieldBase", Object.class);
  private static final Optional<MethodHandle> OFFSET = unsafe("staticFieldOffset", long.class);

  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** Sets a field that is not final, or a final one of a class that nothing has used yet. */
  void set(Field field, @Nullable Object target, @Nullable Object value) {
    try {
      field.setAccessible(true);
      Object old = field.get(target);
      put(field, target, value);
      undo.push(
          () -> {
            try {
              put(field, target, old);
            } catch (IllegalAccessException e) {
              throw new IllegalStateException(e);
            }
          });
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new SessionFileException(
          "%s.%s cannot be set: %s"
              .formatted(
                  field.getDeclaringClass().getSimpleName(), field.getName(), e.getMessage()),
          e);
    }
  }

  /** Sets all fields to what they were. */
  void takeBack() {
    undo.forEach(Runnable::run);
    undo.clear();
  }

  private static void put(Field field, @Nullable Object target, @Nullable Object value)
      throws IllegalAccessException {
    int modifiers = field.getModifiers();
    if (!Modifier.isFinal(modifiers) || !Modifier.isStatic(modifiers)) {
      field.set(target, value);
    } else {
      putFinal(field, value);
    }
  }

  /** Reflection sets no static final field. */
  private static void putFinal(Field field, @Nullable Object value) throws IllegalAccessException {
    Class<?> type = field.getType();
    Class<?> written = type.isPrimitive() ? type : Object.class;
    String name = type.isPrimitive() ? type.getName() : "reference";
    Optional<MethodHandle> put =
        JdkInternals.unsafe(
            "put" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
            MethodType.methodType(void.class, Object.class, long.class, written));
    if (BASE.isEmpty() || OFFSET.isEmpty() || put.isEmpty()) {
      throw new IllegalAccessException("this JVM does not let final fields be set");
    }
    try {
      put.get().invoke(BASE.get().invoke(field), (long) OFFSET.get().invoke(field), value);
    } catch (Throwable e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Optional<MethodHandle> unsafe(String name, Class<?> answer) {
    return JdkInternals.unsafe(name, MethodType.methodType(answer, Field.class));
  }
}
