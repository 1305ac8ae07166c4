package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where an object that writes itself holds another one, for a refusal's path. */
final class Held {
  /** Beyond so many elements it is not worth the time. */
  private static final int MOST = 100_000;

  private Held() {}

  /** The step from the holder to what it holds, or null where it cannot be told. */
  static @Nullable String step(Object holder, Object held) {
    try {
      String step = null;
      if (holder instanceof Throwable thrown && thrown.getCause() == held) {
        return "its cause";
      } else if (holder instanceof Collection<?> all && all.size() <= MOST) {
        step = element(all, held);
      } else if (holder instanceof Map<?, ?> map && map.size() <= MOST) {
        step = entry(map, held);
      }
      if (step == null && isWrapper(holder) && isContainer(held)) {
        return ""; // the element that follows is the holder's as well
      }
      return step == null ? field(holder, held) : step;
    } catch (RuntimeException broken) {
      return null;
    }
  }

  /** Whether this is one of the JDK's containers around another one. */
  private static boolean isWrapper(Object holder) {
    return isContainer(holder) && holder.getClass().getModule().isNamed();
  }

  private static boolean isContainer(Object object) {
    return object instanceof Collection<?> || object instanceof Map<?, ?>;
  }

  private static @Nullable String element(Collection<?> all, Object held) {
    int index = 0;
    for (Object each : all) {
      if (each == held) {
        return "element [" + index + "]";
      }
      index++;
    }
    return null;
  }

  private static @Nullable String entry(Map<?, ?> map, Object held) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey() == held || entry.getValue() == held) {
        return entry(entry.getKey(), entry.getKey() == held);
      }
    }
    return null;
  }

  /** The step to an entry's key or value. */
  static String entry(@Nullable Object key, boolean isKey) {
    String name = Scalars.contains(key) || key instanceof String ? " [" + key + "]" : "";
    return isKey ? "key" + name : "value of key" + name;
  }

  /** The step to the first field that holds this, or null where none does. */
  static @Nullable String field(Object holder, Object held) {
    for (Class<?> each = holder.getClass(); each != null; each = each.getSuperclass()) {
      for (Field field : FieldLayout.own(each)) {
        if (!field.getType().isPrimitive() && JdkInternals.open(field)) {
          try {
            if (field.get(holder) == held) {
              return step(field);
            }
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return null;
  }

  /** The step to a field's value; the fields that the compiler adds are told by what they hold. */
  static String step(Field field) {
    String name = field.getName();
    String owner = TypeNames.of(field.getDeclaringClass());
    if (field.isSynthetic() && name.startsWith("val$")) {
      return "variable " + name.substring(4) + " captured by " + owner;
    }
    if (field.isSynthetic() && name.startsWith("this$")) {
      return "the object around " + owner;
    }
    return owner.contains(" ")
        ? "field " + name + " of " + owner
        : "field " + Refusals.simpleName(field.getDeclaringClass()) + "." + name;
  }
}
