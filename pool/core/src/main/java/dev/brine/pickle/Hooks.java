package dev.brine.pickle;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the classes that write themselves by methods of java.io serialization. */
final class Hooks {
  private static final String READ_RESOLVE = "readResolve";
  private static final Set<String> NAMES =
      Set.of("writeObject", "readObject", "readObjectNoData", "writeReplace", READ_RESOLVE);

  private Hooks() {}

  /** Whether the class or one above it has a say in how its instances are written. */
  static boolean in(Class<?> type) {
    return Externalizable.class.isAssignableFrom(type) || !names(type).isEmpty();
  }

  /** The method that names another object for the one that was read, if it is the only hook. */
  static @Nullable Method onlyReadResolve(Class<?> type) {
    if (Externalizable.class.isAssignableFrom(type) || !names(type).equals(Set.of(READ_RESOLVE))) {
      return null;
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(READ_RESOLVE) && method.getParameterCount() == 0) {
        return method;
      }
    }
    return null;
  }

  private static Set<String> names(Class<?> type) {
    Set<String> names = new HashSet<>();
    if (Serializable.class.isAssignableFrom(type)) {
      for (Class<?> each = type; each != null; each = each.getSuperclass()) {
        for (Method method : each.getDeclaredMethods()) {
          if (NAMES.contains(method.getName())) {
            names.add(method.getName());
          }
        }
      }
    }
    return names;
  }
}
