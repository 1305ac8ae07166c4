package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a view of a collection or map, which cannot lead back to what it is a view of, as a copy
 * of what it shows.
 */
final class ViewForm extends Form<Object> {
  /** What a copy may be, the closest first. */
  private static final List<Class<?>> COPIES =
      List.of(
          ArrayList.class,
          LinkedHashSet.class,
          TreeSet.class,
          LinkedList.class,
          LinkedHashMap.class,
          TreeMap.class,
          AbstractMap.SimpleEntry.class);

  private final Class<?> copy;

  private ViewForm(Class<?> copy) {
    this.copy = copy;
  }

  /**
   * The form of a class, or null where its objects are no views or a copy would be something else.
   */
  static @Nullable Form<?> formOf(Class<?> type) {
    boolean isView =
        !Modifier.isPublic(type.getModifiers())
            && (type.getName().startsWith("java.util.")
                || type.getName().startsWith(Guava.name("collect.")))
            && (Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || Map.Entry.class.isAssignableFrom(type))
            && !type.getName().startsWith(IdentityHashMap.class.getName());
    if (!isView) {
      return null;
    }
    List<Class<?>> promised = interfaces(type).distinct().toList();
    for (Class<?> candidate : COPIES) {
      if (promised.stream().allMatch(each -> each.isAssignableFrom(candidate))) {
        return new ViewForm(candidate);
      }
    }
    return null;
  }

  private static Stream<Class<?>> interfaces(@Nullable Class<?> type) {
    if (type == null) {
      return Stream.empty();
    }
    Stream<Class<?>> own =
        Modifier.isPublic(type.getModifiers()) && type.isInterface()
            ? Stream.of(type)
            : Stream.of();
    return Stream.of(
            own,
            Arrays.stream(type.getInterfaces()).flatMap(ViewForm::interfaces),
            interfaces(type.getSuperclass()))
        .flatMap(each -> each);
  }

  @Override
  void write(Object view, GraphOutput output) {
    output.value(
        view instanceof SortedSet<?> set
            ? set.comparator()
            : view instanceof SortedMap<?, ?> map ? map.comparator() : null);
    @Nullable Object[] elements = elements(view);
    if (view instanceof Set<?>
        && new LinkedHashSet<>(Arrays.asList(elements)).size() < elements.length) {
      throw new CaptureException(
          List.of(TypeNames.known(view.getClass())),
          "this view tells elements apart that are equal; pass a copy");
    }
    output.bytes().writeVarInt(elements.length, true);
    for (Object element : elements) {
      output.value(element);
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "JdkObsolete"}) // only a linked list is a list and a deque
  Object make(GraphInput input) {
    Comparator<@Nullable Object> order = (Comparator<@Nullable Object>) input.value();
    @Nullable Object[] elements = new Object[input.bytes().readVarInt(true)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = input.value();
    }
    if (copy == AbstractMap.SimpleEntry.class) {
      return new AbstractMap.SimpleEntry<>(elements[0], elements[1]);
    }
    if (Map.class.isAssignableFrom(copy)) {
      Map<@Nullable Object, @Nullable Object> map =
          copy == TreeMap.class ? new TreeMap<>(order) : new LinkedHashMap<>();
      for (int i = 0; i < elements.length; i += 2) {
        map.put(elements[i], elements[i + 1]);
      }
      return map;
    }
    Collection<@Nullable Object> collection =
        copy == TreeSet.class
            ? new TreeSet<>(order)
            : copy == LinkedHashSet.class
                ? new LinkedHashSet<>()
                : copy == LinkedList.class ? new LinkedList<>() : new ArrayList<>();
    collection.addAll(Arrays.asList(elements));
    return collection;
  }

  @Override
  String step(Object view, boolean rest, int part, Object held) {
    String step = Held.step(view, held);
    return step == null ? step(view, rest, part) : step;
  }

  @Override
  boolean runsCode() {
    return true;
  }

  private static @Nullable Object[] elements(Object view) {
    if (view instanceof Map.Entry<?, ?> entry) {
      return new @Nullable Object[] {entry.getKey(), entry.getValue()};
    }
    if (view instanceof Map<?, ?> map) {
      List<@Nullable Object> flat = new ArrayList<>();
      map.forEach(
          (key, value) -> {
            flat.add(key);
            flat.add(value);
          });
      return flat.toArray();
    }
    return ((Collection<?>) view).toArray();
  }
}
