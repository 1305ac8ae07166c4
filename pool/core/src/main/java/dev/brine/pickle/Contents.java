package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that an object holds, whether it could travel or not, as far as it can be looked into. Not
 * thread-safe.
 */
final class Contents {
  /** Whoever holds more is not looked through. */
  private static final int MOST = 100_000;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private Contents(@Nullable Object value) {
    add(value);
  }

  static Contents of(@Nullable Object value) {
    return new Contents(value);
  }

  /** Whether all classes in it are known, and this holds for each of them. */
  boolean allMatch(Predicate<Class<?>> condition) {
    for (Object next = open.poll(); next != null; next = open.poll()) {
      Class<?> type = next instanceof Class<?> named ? named : next.getClass();
      if (seen.size() > MOST || !condition.test(type) || !isLookedInto(next)) {
        return false;
      }
    }
    return true;
  }

  private boolean isLookedInto(Object object) {
    if (object instanceof Object[] array) {
      for (Object each : array) {
        add(each);
      }
      return true;
    }
    boolean lookedInto = true;
    // Threads and loaders lead to all there is, but hand out none of it as a value.
    boolean isEnd =
        object instanceof Class<?>
            || object instanceof Thread
            || object instanceof ThreadGroup
            || object instanceof ClassLoader
            || object instanceof Module
            || Scalars.contains(object);
    for (Class<?> type = object.getClass(); type != null && !isEnd; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          lookedInto &= JdkInternals.open(field) && isAdded(field, object);
        }
      }
    }
    return lookedInto;
  }

  private boolean isAdded(Field field, Object object) {
    try {
      add(field.get(object));
      return true;
    } catch (IllegalAccessException e) {
      return false;
    }
  }

  private void add(@Nullable Object value) {
    if (value != null && seen.add(value)) {
      open.add(value);
    }
  }
}
