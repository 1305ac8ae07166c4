package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names for keys, which tell any two of a graph apart that are not equal. */
public final class Labels {
  private Labels() {}

  /** The tag of an object that tells one. */
  public static int tag(Object object) {
    return (int) ((Told) object).told()[0];
  }

  /** Whether it has no identity. */
  static boolean isScalar(@Nullable Object value) {
    return (value instanceof Number && value.getClass().getPackageName().equals("java.lang"))
        || value instanceof Boolean
        || value instanceof Character;
  }

  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    } else if (isScalar(value)) {
      return value.getClass().getSimpleName() + " " + value;
    } else if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    } else if (value instanceof String text) {
      return "\"" + text + "\"";
    } else if (value instanceof Told) {
      return "tag " + tag(value);
    } else if (value instanceof List<?> list) {
      return "list" + all(list);
    } else if (value instanceof Set<?> set) {
      return "set" + all(set).stream().sorted().toList();
    } else if (value instanceof Map<?, ?> map) {
      return "map" + all(map.entrySet()).stream().sorted().toList();
    } else if (value instanceof Map.Entry<?, ?> entry) {
      return of(entry.getKey()) + "=" + of(entry.getValue());
    } else if (value instanceof Optional<?> optional) {
      return "optional[" + of(optional.orElse(null)) + "]";
    }
    throw new IllegalArgumentException("has no label: " + value.getClass());
  }

  private static List<String> all(Collection<?> values) {
    @Nullable Object[] array = values.toArray();
    return new ArrayList<>(Arrays.stream(array).map(Labels::of).toList());
  }
}
