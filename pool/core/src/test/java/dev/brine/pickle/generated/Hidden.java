package dev.brine.pickle.generated;

import dev.brine.code.JdkInternals;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the wrappers of {@link java.util.Collections} do not show: what they wrap. */
final class Hidden {
  private static final String PACKAGE = "java.util.Collections$";

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          List<Field> fields = new ArrayList<>();
          for (Class<?> each = type;
              each != null && each.getName().startsWith(PACKAGE);
              each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
              if (isState(field)) {
                fields.add(field);
              }
            }
          }
          return fields;
        }
      };

  private Hidden() {}

  static boolean isOfCollections(Object object) {
    return object.getClass().getName().startsWith(PACKAGE);
  }

  /** All that it holds. */
  static List<@Nullable Object> all(Object wrapper) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Field field : FIELDS.get(wrapper.getClass())) {
      try {
        all.add(field.get(wrapper));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return all;
  }

  /** The one thing that it holds, or null. */
  static @Nullable Object inside(Object wrapper) {
    List<@Nullable Object> all = all(wrapper);
    return all.isEmpty() ? null : all.get(0);
  }

  private static boolean isState(Field field) {
    if (!Modifier.isStatic(field.getModifiers())) {
      // A set made of a map keeps a view of it, and synchronized maps keep theirs when asked.
      boolean isView = Modifier.isTransient(field.getModifiers());
      if (!isView && !JdkInternals.open(field)) {
        throw new IllegalStateException(field + " cannot be read");
      }
      return !isView;
    }
    return false;
  }
}
