package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instance fields of a class that make up its state, superclasses first. Fields that the
 * compiler adds for the enclosing instance and captured locals belong to it; transient ones do not.
 */
final class FieldLayout {
  private final List<Field> fields = new ArrayList<>();
  private final int fingerprint;
  private boolean complete = true;

  private FieldLayout(Class<?> type, boolean isOfJdk) {
    collect(type, isOfJdk);
    StringBuilder text = new StringBuilder();
    for (Field field : fields) {
      text.append(field.getDeclaringClass().getName()).append(' ').append(field).append('\n');
    }
    fingerprint = Fingerprint.of(text);
  }

  /** The fields of a class that a user wrote; those of the JDK above it are left out. */
  static FieldLayout of(Class<?> type) {
    return new FieldLayout(type, false);
  }

  /** The fields of a class of the JDK; see {@link #isComplete}. */
  static FieldLayout ofJdk(Class<?> type) {
    return new FieldLayout(type, true);
  }

  /** Why the fields of a class cannot all be read and set, or null where they can. */
  static @Nullable String whyNot(Class<?> type) {
    for (Class<?> above = type.getSuperclass(); above != null; above = above.getSuperclass()) {
      if (!isOpen(above) && !own(above).isEmpty()) {
        String known = Refusals.byKind(above);
        if (known != null) {
          return known;
        }
        return "its superclass "
            + above.getName()
            + " keeps state that cannot be read; hold one in a field instead of extending it";
      }
    }
    return null;
  }

  /** The fields. */
  List<Field> fields() {
    return fields;
  }

  /** Whether all fields are accessible, which takes a way into the JDK for its own classes. */
  boolean isComplete() {
    return complete;
  }

  /** Differs where two versions of a class have different fields. */
  int fingerprint() {
    return fingerprint;
  }

  private void collect(Class<?> type, boolean isOfJdk) {
    if (type.getSuperclass() != null) {
      collect(type.getSuperclass(), isOfJdk);
    }
    if (isOpen(type)) {
      for (Field field : own(type)) {
        field.setAccessible(true);
        fields.add(field);
      }
    } else if (isOfJdk) {
      for (Field field : own(type)) {
        complete &= JdkInternals.open(field);
        fields.add(field);
      }
    }
  }

  /** The JDK's modules keep their fields to themselves. */
  private static boolean isOpen(Class<?> type) {
    return !type.getModule().isNamed();
  }

  /** The fields that this class itself declares. */
  static List<Field> own(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(f -> (f.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)
        .sorted(Comparator.comparing(Field::getName))
        .toList();
  }
}
