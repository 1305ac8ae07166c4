package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.copied;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Spliterator;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What looks at a collection: views arrive as copies, what can be read but once is refused. */
@SuppressWarnings({"JdkObsolete", "IdentityHashMapUsage"}) // users have them
final class ViewTypes {
  private ViewTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels(
            "ArrayList.subList", () -> new ArrayList<>(List.of(1, 2, 3)).subList(1, 3), copied()),
        travels("List.of.subList", () -> List.of(1, 2, 3).subList(1, 3), copied()),
        travels("Arrays.asList.subList", () -> Arrays.asList(1, null, 3).subList(1, 3), copied()),
        travels(
            "LinkedList.subList", () -> new LinkedList<>(List.of(1, 2)).subList(0, 1), copied()),
        travels(
            "Collections.unmodifiableList of a subList",
            () -> Collections.unmodifiableList(new ArrayList<>(List.of(1, 2, 3)).subList(0, 2)),
            copied()),
        travels("D41 HashMap.keySet", () -> filled(new HashMap<>()).keySet(), copied()),
        travels("D41 HashMap.values", () -> filled(new HashMap<>()).values(), copied()),
        travels("D41 HashMap.entrySet", () -> filled(new HashMap<>()).entrySet(), copied()),
        travels(
            "HashMap entry", () -> filled(new HashMap<>()).entrySet().iterator().next(), entry()),
        travels("LinkedHashMap.keySet", () -> filled(new LinkedHashMap<>()).keySet(), copied()),
        travels("LinkedHashMap.values", () -> filled(new LinkedHashMap<>()).values(), copied()),
        travels("LinkedHashMap.entrySet", () -> filled(new LinkedHashMap<>()).entrySet(), copied()),
        travels("TreeMap.keySet", () -> filled(new TreeMap<>()).keySet(), copied()),
        travels("TreeMap.values", () -> filled(new TreeMap<>()).values(), copied()),
        travels("TreeMap.entrySet", () -> filled(new TreeMap<>()).entrySet(), copied()),
        travels("TreeMap.firstEntry", () -> new TreeMap<>(Map.of("a", 1)).firstEntry(), entry()),
        travels("TreeMap.navigableKeySet", () -> tree().navigableKeySet(), copied()),
        travels(
            "TreeMap.descendingMap",
            () -> tree().descendingMap(),
            (sent, back) -> {
              Checks.<NavigableMap<String, Integer>>copied().check(sent, back);
              back.put("n", 4);
              same(List.of("z", "n", "m", "a"), List.copyOf(back.keySet()));
            }),
        travels("TreeMap.headMap", () -> tree().headMap("m", true), copied()),
        travels("TreeMap.tailMap", () -> tree().tailMap("m"), copied()),
        travels("TreeMap.subMap", () -> tree().subMap("a", "n"), copied()),
        travels(
            "ConcurrentHashMap.keySet", () -> filled(new ConcurrentHashMap<>()).keySet(), copied()),
        travels(
            "ConcurrentHashMap.values", () -> filled(new ConcurrentHashMap<>()).values(), copied()),
        travels(
            "ConcurrentHashMap.entrySet",
            () -> filled(new ConcurrentHashMap<>()).entrySet(),
            copied()),
        travels(
            "ConcurrentSkipListMap.subMap",
            () -> new ConcurrentSkipListMap<>(tree()).subMap("a", "n"),
            copied()),
        travels(
            "EnumMap.keySet",
            () -> new EnumMap<>(Map.of(TimeUnit.DAYS, 1, TimeUnit.HOURS, 2)).keySet(),
            copied()),
        travels("Map.of.keySet", () -> Map.of("a", 1).keySet(), copied()),
        travels("Map.of.values", () -> Map.of("a", 1).values(), copied()),
        travels("Map.of.entrySet", () -> Map.of("a", 1).entrySet(), copied()),
        refused(
            "IdentityHashMap.keySet",
            () -> new IdentityHashMap<>(Map.of(TimeUnit.DAYS, 1)).keySet(),
            "pass a copy"),
        travels(
            "Collections.unmodifiableMap.entrySet",
            () -> Collections.unmodifiableMap(filled(new LinkedHashMap<>())).entrySet(),
            copied()),
        travels(
            "Collections.synchronizedMap.keySet",
            () -> Collections.synchronizedMap(filled(new LinkedHashMap<>())).keySet(),
            copied()),
        travels("Properties.stringPropertyNames", () -> names(), copied()),
        refused("D90 ArrayList.iterator", () -> new ArrayList<>(List.of(1)).iterator(), "collect"),
        refused("List.of.listIterator", () -> List.of(1).listIterator(), "collect"),
        refused("HashMap iterator", () -> filled(new HashMap<>()).keySet().iterator(), "collect"),
        refused("Enumeration", () -> Collections.enumeration(List.of(1)), "collect"),
        refused("Spliterator", () -> ViewTypes.spliterator(), "collect"),
        refused("D90 Stream", () -> Stream.of(1, 2), "collect"),
        refused("IntStream", () -> IntStream.range(0, 3), "collect"),
        refused("parallel Stream", () -> List.of(1, 2).parallelStream(), "collect"));
  }

  private static Spliterator<Integer> spliterator() {
    return new ArrayList<>(List.of(1)).spliterator();
  }

  private static Object names() {
    java.util.Properties properties = new java.util.Properties();
    properties.setProperty("a", "b");
    return properties.stringPropertyNames();
  }

  /** An entry may come back as one of its own: equal. */
  private static <T> TypeRow.Check<T> entry() {
    return (sent, back) -> {
      same(sent, back);
      Checks.that(back.equals(sent), "the original is not equal to " + back);
    };
  }

  private static NavigableMap<String, Integer> tree() {
    return filled(new TreeMap<>());
  }

  private static <M extends Map<String, Integer>> M filled(M map) {
    map.put("z", 1);
    map.put("a", 2);
    map.put("m", 3);
    return map;
  }
}
