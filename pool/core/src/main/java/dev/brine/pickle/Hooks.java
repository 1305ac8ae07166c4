package dev.brine.pickle;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Set;

/** Tells the classes that write themselves by methods of java.io serialization. */
final class Hooks {
  private static final Set<String> NAMES =
      Set.of("writeObject", "readObject", "readObjectNoData", "writeReplace", "readResolve");

  private Hooks() {}

  /** Whether the class or one above it has a say in how its instances are written. */
  static boolean in(Class<?> type) {
    if (Externalizable.class.isAssignableFrom(type)) {
      return true;
    }
    if (!Serializable.class.isAssignableFrom(type)) {
      return false;
    }
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Method method : each.getDeclaredMethods()) {
        if (NAMES.contains(method.getName())) {
          return true;
        }
      }
    }
    return false;
  }
}
