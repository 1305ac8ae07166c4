package dev.brine.pickle.generated;

import static dev.brine.pickle.generated.Slot.ANY;
import static dev.brine.pickle.generated.Slot.COLLECTION;
import static dev.brine.pickle.generated.Slot.FORWARD;
import static dev.brine.pickle.generated.Slot.KEY;
import static dev.brine.pickle.generated.Slot.LIST;
import static dev.brine.pickle.generated.Slot.MAP;
import static dev.brine.pickle.generated.Slot.OPEN_KEY;
import static dev.brine.pickle.generated.Slot.ORDER;
import static dev.brine.pickle.generated.Slot.RANKED;
import static dev.brine.pickle.generated.Slot.SET;
import static dev.brine.pickle.generated.Slot.SOME;
import static dev.brine.pickle.generated.Slot.SORTED_MAP;
import static dev.brine.pickle.generated.Slot.SORTED_SET;
import static dev.brine.pickle.generated.Slot.TEXT;
import static dev.brine.pickle.generated.Slot.THROWN;
import static dev.brine.pickle.generated.Slot.WEAK;

import dev.brine.pickle.generated.Kind.Hash;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What else the JDK has: immutable containers, wrappers, views, holders, arrays and values. */
@SuppressWarnings("unchecked")
public final class ValueKinds {
  private static final int MOST = 4;

  private ValueKinds() {}

  static List<Kind> all() {
    List<Kind> kinds = new ArrayList<>();
    plain(kinds);
    arrays(kinds);
    immutable(kinds);
    wrappers(kinds);
    views(kinds);
    holders(kinds);
    thrown(kinds);
    return kinds;
  }

  private static void plain(List<Kind> kinds) {
    kinds.add(
        Kind.whole("text", Hash.STABLE, (tag, parts) -> "text " + tag + "ü".repeat(tag % 3))
            .fits(TEXT)
            .travelsFilled());
    kinds.add(Kind.whole("scalar", Hash.STABLE, (tag, parts) -> scalar(tag)).travelsFilled());
  }

  private static Object scalar(int tag) {
    return switch (tag % 8) {
      case 0 -> tag;
      case 1 -> (long) tag << 33;
      case 2 -> tag / 8.0;
      case 3 -> tag % 16 == 3;
      case 4 -> (char) ('a' + tag);
      case 5 -> -tag / 4f;
      case 6 -> (byte) tag;
      default -> (short) -tag;
    };
  }

  private static void arrays(List<Kind> kinds) {
    kinds.add(array("Object[]", new Object[0], ANY));
    kinds.add(array("String[]", new String[0], TEXT));
    kinds.add(array("Throwable[]", new Throwable[0], THROWN));
    kinds.add(array("Collection[]", new Collection<?>[0], COLLECTION));
    kinds.add(
        Kind.whole("int[]", Hash.NEVER, (tag, parts) -> new int[] {tag, -tag}).travelsFilled());
    kinds.add(
        Kind.whole("double[][]", Hash.NEVER, (tag, parts) -> new double[][] {{tag}, {}, {1, 2}})
            .travelsFilled());
  }

  private static Kind array(String name, Object[] empty, Slot slot) {
    return Kind.filled(
            name,
            Hash.NEVER,
            (tag, parts) -> Arrays.copyOf(empty, parts.length),
            (object, parts) -> System.arraycopy(parts, 0, object, 0, parts.length))
        .repeated(MOST, slot);
  }

  private static void immutable(List<Kind> kinds) {
    kinds.add(
        Kind.whole("List.of", Hash.CONTENT, (tag, parts) -> List.of(parts))
            .repeated(MOST, SOME)
            .partsBridged()
            .fits(LIST, COLLECTION));
    kinds.add(
        Kind.whole("Stream.toList", Hash.CONTENT, (tag, parts) -> Arrays.stream(parts).toList())
            .repeated(MOST, ANY)
            .partsBridged()
            .fits(LIST));
    kinds.add(
        Kind.whole("Set.of", Hash.CONTENT, (tag, parts) -> Set.copyOf(Arrays.asList(parts)))
            .repeated(MOST, KEY)
            .partsBridged()
            .fits(SET, COLLECTION));
    kinds.add(
        Kind.whole("Map.of", Hash.CONTENT, (tag, parts) -> Map.copyOf(map(parts)))
            .repeated(MOST, KEY, SOME)
            .partsBridged()
            .fits(MAP));
    kinds.add(
        Kind.whole("Optional", Hash.CONTENT, (tag, parts) -> Optional.ofNullable(parts[0]))
            .fixed(ANY));
    kinds.add(
        Kind.whole(
                "Map.entry",
                Hash.CONTENT,
                (tag, parts) ->
                    Map.entry(Objects.requireNonNull(parts[0]), Objects.requireNonNull(parts[1])))
            .fixed(SOME, SOME));
    kinds.add(
        Kind.whole(
                "SimpleEntry",
                Hash.CONTENT,
                (tag, parts) -> new AbstractMap.SimpleEntry<>(parts[0], parts[1]))
            .fixed(ANY, ANY)
            .bridged());
    kinds.add(
        Kind.whole(
                "SimpleImmutableEntry",
                Hash.CONTENT,
                (tag, parts) -> new AbstractMap.SimpleImmutableEntry<>(parts[0], parts[1]))
            .fixed(ANY, ANY)
            .bridged());
  }

  private static Map<@Nullable Object, @Nullable Object> map(@Nullable Object[] parts) {
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      map.put(parts[i], parts[i + 1]);
    }
    return map;
  }

  private static void wrappers(List<Kind> kinds) {
    kinds.add(
        wrapper(
            "unmodifiableList",
            LIST,
            Hash.CONTENT,
            (List<Object> list) -> Collections.unmodifiableList(list)));
    kinds.add(
        wrapper(
            "unmodifiableSet",
            SET,
            Hash.CONTENT,
            (Set<Object> set) -> Collections.unmodifiableSet(set)));
    kinds.add(
        wrapper(
            "unmodifiableMap",
            MAP,
            Hash.CONTENT,
            (Map<Object, Object> map) -> Collections.unmodifiableMap(map)));
    kinds.add(
        wrapper(
            "unmodifiableCollection",
            COLLECTION,
            Hash.NEVER,
            (Collection<Object> all) -> Collections.unmodifiableCollection(all)));
    kinds.add(
        wrapper(
            "unmodifiableSortedSet",
            SORTED_SET,
            Hash.NEVER,
            (SortedSet<Object> set) -> Collections.unmodifiableSortedSet(set)));
    kinds.add(
        wrapper(
            "unmodifiableSortedMap",
            SORTED_MAP,
            Hash.NEVER,
            (SortedMap<Object, Object> map) -> Collections.unmodifiableSortedMap(map)));
    kinds.add(
        wrapper(
            "synchronizedList",
            LIST,
            Hash.NEVER,
            (List<Object> list) -> Collections.synchronizedList(list)));
    kinds.add(
        wrapper(
            "synchronizedSet",
            SET,
            Hash.NEVER,
            (Set<Object> set) -> Collections.synchronizedSet(set)));
    kinds.add(
        wrapper(
            "synchronizedMap",
            MAP,
            Hash.NEVER,
            (Map<Object, Object> map) -> Collections.synchronizedMap(map)));
    kinds.add(
        wrapper(
            "synchronizedSortedMap",
            SORTED_MAP,
            Hash.NEVER,
            (SortedMap<Object, Object> map) -> Collections.synchronizedSortedMap(map)));
    kinds.add(
        wrapper(
            "checkedList",
            LIST,
            Hash.NEVER,
            (List<Object> list) -> Collections.checkedList(list, Object.class)));
    kinds.add(
        Kind.whole("reverseOrder", Hash.NEVER, (tag, p) -> ((Comparator<?>) p[0]).reversed())
            .fixed(FORWARD)
            .fits(ORDER)
            .bridged());
    kinds.add(
        Kind.whole("Arrays.asList", Hash.CONTENT, (tag, parts) -> Arrays.asList(parts))
            .repeated(MOST, ANY)
            .fits(LIST)
            .bridgedOver());
    kinds.add(
        Kind.whole("singletonList", Hash.CONTENT, (t, p) -> Collections.singletonList(p[0]))
            .fixed(ANY)
            .bridged());
    kinds.add(
        Kind.whole("singleton", Hash.CONTENT, (t, p) -> Collections.singleton(p[0]))
            .fixed(OPEN_KEY)
            .fits(SET)
            .bridged());
    kinds.add(
        Kind.whole("singletonMap", Hash.CONTENT, (t, p) -> Collections.singletonMap(p[0], p[1]))
            .fixed(OPEN_KEY, ANY)
            .fits(MAP)
            .bridged());
    kinds.add(
        Kind.whole("nCopies", Hash.CONTENT, (t, p) -> Collections.nCopies(3, p[0]))
            .fixed(ANY)
            .bridged());
    kinds.add(
        Kind.whole("emptyMap", Hash.CONTENT, (t, p) -> Collections.emptyMap()).fits(MAP).bridged());
  }

  private static <T> Kind wrapper(String name, Slot slot, Hash hash, Function<T, ?> maker) {
    return Kind.whole(name, hash, (tag, parts) -> maker.apply((T) Objects.requireNonNull(parts[0])))
        .fixed(slot)
        .bridged();
  }

  private static void views(List<Kind> kinds) {
    kinds.add(
        view(
            "subList",
            parts -> new ArrayList<>(Arrays.asList(parts)).subList(0, parts.length),
            ANY));
    kinds.add(view("HashMap.keySet", parts -> new HashMap<>(map(parts)).keySet(), OPEN_KEY, ANY));
    kinds.add(view("HashMap.values", parts -> new HashMap<>(map(parts)).values(), OPEN_KEY, ANY));
    kinds.add(
        view("HashMap.entrySet", parts -> new HashMap<>(map(parts)).entrySet(), KEY, KEY)
            .partsBridged());
    kinds.add(view("LinkedHashMap.keySet", parts -> map(parts).keySet(), OPEN_KEY, ANY));
    kinds.add(view("LinkedHashMap.values", parts -> map(parts).values(), OPEN_KEY, ANY));
    kinds.add(
        view("LinkedHashMap.entrySet", parts -> map(parts).entrySet(), KEY, KEY).partsBridged());
    kinds.add(view("TreeMap.keySet", parts -> new TreeMap<>(map(parts)).keySet(), RANKED, ANY));
    kinds.add(view("TreeMap.values", parts -> new TreeMap<>(map(parts)).values(), RANKED, ANY));
  }

  private static Kind view(String name, Function<@Nullable Object[], ?> maker, Slot... slots) {
    return Kind.whole(name, Hash.NEVER, (tag, parts) -> maker.apply(parts)).repeated(MOST, slots);
  }

  private static void holders(List<Kind> kinds) {
    kinds.add(
        Kind.filled(
                "AtomicReference",
                Hash.NEVER,
                (tag, parts) -> new AtomicReference<>(),
                (object, parts) -> ((AtomicReference<@Nullable Object>) object).set(parts[0]))
            .fixed(ANY));
    kinds.add(
        Kind.filled(
                "AtomicReferenceArray",
                Hash.NEVER,
                (tag, parts) -> new AtomicReferenceArray<>(parts.length),
                (object, parts) -> {
                  for (int i = 0; i < parts.length; i++) {
                    ((AtomicReferenceArray<@Nullable Object>) object).set(i, parts[i]);
                  }
                })
            .repeated(MOST, ANY)
            .travelsWhole());
    kinds.add(
        Kind.whole(
                "AtomicMarkableReference",
                Hash.NEVER,
                (tag, parts) -> new AtomicMarkableReference<>(parts[0], tag % 2 == 0))
            .fixed(ANY));
    kinds.add(
        Kind.whole(
                "AtomicStampedReference",
                Hash.NEVER,
                (tag, parts) -> new AtomicStampedReference<>(parts[0], tag))
            .fixed(ANY));
    kinds.add(
        Kind.whole("WeakReference", Hash.NEVER, (tag, parts) -> new WeakReference<>(parts[0]))
            .fixed(WEAK));
    kinds.add(
        Kind.whole("SoftReference", Hash.NEVER, (tag, parts) -> new SoftReference<>(parts[0]))
            .fixed(WEAK));
  }

  private static void thrown(List<Kind> kinds) {
    kinds.add(
        Kind.filled(
                "IllegalStateException",
                Hash.NEVER,
                (tag, parts) -> new IllegalStateException("state " + tag),
                ValueKinds::cause)
            .fixed(THROWN, THROWN)
            .fits(THROWN)
            .bridged());
    kinds.add(
        Kind.filled("Error", Hash.NEVER, (tag, parts) -> new Error("" + tag), ValueKinds::cause)
            .fixed(THROWN, THROWN)
            .fits(THROWN)
            .bridged());
  }

  /** Gives an exception what caused it and what it suppressed. */
  public static void cause(Object object, @Nullable Object[] parts) {
    Throwable thrown = (Throwable) object;
    if (parts[0] != thrown) {
      thrown.initCause((Throwable) parts[0]);
    }
    if (parts[1] != null && parts[1] != thrown) {
      thrown.addSuppressed((Throwable) parts[1]);
    }
  }
}
