package dev.brine.jshell;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object of a class that is not ours to compile against. Knows nothing of any such class. */
final class Hidden {
  private final Object object;

  Hidden(Object object) {
    this.object = object;
  }

  /** What a field holds; it may not be null. */
  Object get(String field) throws ReflectiveOperationException {
    return Objects.requireNonNull(field(field).get(object), field);
  }

  /** What the object's one field of this type holds. */
  Object get(Class<?> type) throws ReflectiveOperationException {
    for (Field field : object.getClass().getDeclaredFields()) {
      if (field.getType() == type) {
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(object), field.getName());
      }
    }
    throw new NoSuchFieldException("%s of %s".formatted(type, object.getClass()));
  }

  /** Whether this is that object. */
  boolean is(Object other) {
    return object == other;
  }

  void set(String field, Object value) throws ReflectiveOperationException {
    field(field).set(object, value);
  }

  private Field field(String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /**
   * Calls a method of the object's class, or of one that this extends.
   *
   * @throws InvocationTargetException what the method threw
   */
  @Nullable Object call(String name, List<Class<?>> types, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    Method method = method(name, types.toArray(Class<?>[]::new));
    method.setAccessible(true);
    return method.invoke(object, arguments);
  }

  private Method method(String name, Class<?>[] types) throws NoSuchMethodException {
    Class<?> owner = object.getClass();
    while (true) {
      try {
        return owner.getDeclaredMethod(name, types);
      } catch (NoSuchMethodException e) {
        owner = owner.getSuperclass();
        if (owner == null) {
          throw e;
        }
      }
    }
  }

  /** As {@link #call(String, List, Object...)}, for a method that is known to be there. */
  @Nullable Object callQuietly(String name, List<Class<?>> types, @Nullable Object... arguments) {
    try {
      return call(name, types, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes an object. */
  static Object make(Class<?> type, List<Class<?>> types, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }
}
