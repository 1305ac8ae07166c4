package dev.brine.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The forms of what {@link List#of}, {@link Set#of} and {@link Map#of} make. Their classes have no
 * public names.
 */
final class Immutables {
  private static final String PACKAGE = "java.util.ImmutableCollections$";

  private static final Form<List<@Nullable Object>> LIST =
      new CopyForm<>(Immutables::elements, (input, all) -> list(all));
  private static final Form<Set<Object>> SET =
      new CopyForm<>(Set::toArray, (input, all) -> Set.of(nonNull(all)));
  private static final Form<Map<Object, Object>> MAP =
      new CopyForm<>(Immutables::flat, (input, all) -> map(nonNull(all)));

  private Immutables() {}

  static @Nullable Form<?> formOf(Class<?> type) {
    if (!type.getName().startsWith(PACKAGE)) {
      return null;
    }
    return List.class.isAssignableFrom(type)
        ? LIST
        : Set.class.isAssignableFrom(type) ? SET : Map.class.isAssignableFrom(type) ? MAP : null;
  }

  /** The elements, and whether the list may be asked for null, as that of a stream may. */
  private static @Nullable Object[] elements(List<@Nullable Object> list) {
    @Nullable Object[] all = Arrays.copyOf(list.toArray(), list.size() + 1, Object[].class);
    all[list.size()] = allowsNull(list);
    return all;
  }

  private static boolean allowsNull(List<@Nullable Object> list) {
    try {
      boolean unused = list.contains(null);
      return true;
    } catch (NullPointerException e) {
      return false;
    }
  }

  private static List<@Nullable Object> list(@Nullable Object[] elements) {
    int size = elements.length - 1;
    @Nullable Object[] all = Arrays.copyOf(elements, size);
    return Boolean.TRUE.equals(elements[size]) ? Arrays.stream(all).toList() : List.of(all);
  }

  private static Object[] nonNull(@Nullable Object[] all) {
    return Arrays.stream(all).map(Objects::requireNonNull).toArray();
  }

  private static @Nullable Object[] flat(Map<Object, Object> map) {
    List<Object> flat = new ArrayList<>();
    map.forEach((key, value) -> Collections.addAll(flat, key, value));
    return flat.toArray();
  }

  private static Map<Object, Object> map(Object[] flat) {
    List<Map.Entry<Object, Object>> entries = new ArrayList<>();
    for (int i = 0; i < flat.length; i += 2) {
      entries.add(Map.entry(flat[i], flat[i + 1]));
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<Object, Object> map = Map.ofEntries(entries.toArray(new Map.Entry[0]));
    return map;
  }
}
