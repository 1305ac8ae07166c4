package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.fails;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.immutableMap;
import static dev.brine.pickle.catalogue.Checks.list;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Maps of the JDK. */
@SuppressWarnings({"JdkObsolete", "IdentityHashMapUsage"}) // users have them
final class MapTypes {
  private MapTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels(
            "HashMap with null key and value",
            () -> {
              Map<String, Integer> map = filled(new HashMap<>());
              map.put(null, null);
              return map;
            }),
        travels(
            "HashMap that contains itself",
            () -> {
              Map<String, Object> map = new HashMap<>();
              map.put("me", map);
              return map;
            },
            (sent, back) -> that(back.get("me") == back, "the cycle is gone")),
        travels("LinkedHashMap", () -> filled(new LinkedHashMap<>()), MapTypes::ordered),
        travels(
            "LinkedHashMap in access order",
            () -> filled(new LinkedHashMap<>(16, 0.75f, true)),
            (sent, back) -> {
              ordered(sent, back);
              same(1, back.get("z"));
              same(List.of("a", "m", "z"), List.copyOf(back.keySet()));
            }),
        travels(
            "LinkedHashMap that removes its eldest",
            () -> filled(new Recent(3)),
            (sent, back) -> {
              ordered(sent, back);
              back.put("new", 4);
              same(List.of("a", "m", "new"), List.copyOf(back.keySet()));
            }),
        travels(
            "subclass of HashMap with fields",
            () -> {
              Counted map = new Counted();
              map.put("a", 1);
              map.put("b", 2);
              return map;
            },
            (sent, back) -> {
              Checks.<Counted>equal().check(sent, back);
              same(2, back.puts);
            }),
        travels("TreeMap", () -> filled(new TreeMap<>()), MapTypes::ordered),
        travels(
            "TreeMap with a typed lambda",
            () -> filled(new TreeMap<String, Integer>((a, b) -> b.compareTo(a))),
            MapTypes::descending),
        travels(
            "TreeMap with reverseOrder",
            () -> filled(new TreeMap<String, Integer>(Comparator.reverseOrder())),
            MapTypes::descending),
        travels(
            "TreeMap with Collections.reverseOrder of a comparator",
            () ->
                filled(
                    new TreeMap<String, Integer>(
                        Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER))),
            MapTypes::descending),
        travels(
            "TreeMap with Comparator.comparing chained",
            () ->
                filled(
                    new TreeMap<String, Integer>(
                        Comparator.comparing(String::length)
                            .thenComparing(Comparator.reverseOrder()))),
            MapTypes::descending),
        travels(
            "TreeMap with nullsFirst",
            () -> {
              Map<String, Integer> map =
                  new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
              map.put(null, 0);
              return filled(map);
            },
            MapTypes::ordered),
        travels(
            "anonymous subclass of TreeMap",
            () -> filled(shouting()),
            (sent, back) -> {
              ordered(sent, back);
              same("{a=2, m=3, z=1}!", back.toString());
            }),
        travels(
            "IdentityHashMap",
            () -> {
              Map<Object, Object> map = new IdentityHashMap<>();
              Object[] key = {"same"};
              map.put(key, key);
              map.put(new Object[] {"same"}, "other");
              return map;
            },
            (sent, back) -> {
              sameClass(sent, back);
              same(2, back.size());
              for (Object key : List.copyOf(back.keySet())) {
                Object value = back.get(key);
                that(value == key || value.equals("other"), "a key and its value parted");
              }
            }),
        travels(
            "IdentityHashMap of equal strings",
            () -> {
              Map<String, Integer> map = new IdentityHashMap<>();
              map.put("same", 1);
              map.put("same!".substring(0, 4), 2);
              return map;
            },
            (sent, back) -> {
              sameClass(sent, back);
              same(2, back.size());
            }),
        travels(
            "WeakHashMap",
            () -> {
              Map<TimeUnit, String> map = new WeakHashMap<>();
              map.put(TimeUnit.DAYS, "d");
              return map;
            }),
        travels(
            "EnumMap",
            () -> {
              Map<TimeUnit, String> map = new EnumMap<>(TimeUnit.class);
              map.put(TimeUnit.DAYS, "d");
              map.put(TimeUnit.SECONDS, null);
              return map;
            },
            MapTypes::ordered),
        travels(
            "EnumMap empty",
            () -> new EnumMap<TimeUnit, String>(TimeUnit.class),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              back.put(TimeUnit.DAYS, "d");
              same(Map.of(TimeUnit.DAYS, "d"), back);
            }),
        travels("Hashtable", () -> filled(new Hashtable<>())),
        travels(
            "Properties with defaults",
            () -> {
              Properties defaults = new Properties();
              defaults.setProperty("a", "default");
              Properties properties = new Properties(defaults);
              properties.setProperty("b", "own");
              return properties;
            },
            (sent, back) -> {
              Checks.<Properties>equal().check(sent, back);
              same("default", back.getProperty("a"));
              same("own", back.getProperty("b"));
            }),
        travels(
            "ConcurrentHashMap",
            () -> filled(new ConcurrentHashMap<>()),
            (sent, back) -> {
              Checks.<Map<String, Integer>>equal().check(sent, back);
              same(11, back.merge("z", 10, Integer::sum));
            }),
        travels(
            "ConcurrentSkipListMap with comparator",
            () -> filled(new ConcurrentSkipListMap<>(Comparator.<String>reverseOrder())),
            MapTypes::descending),
        travels("Map.of()", () -> Map.<String, String>of(), MapTypes::immutable).value(),
        travels("Map.of one", () -> Map.of("a", 1), MapTypes::immutable).value(),
        travels("Map.of many", () -> Map.of("a", 1, "b", 2, "c", 3), MapTypes::immutable).value(),
        travels("Map.copyOf", () -> Map.copyOf(filled(new HashMap<>())), MapTypes::immutable)
            .value(),
        travels(
                "Map.entry",
                () -> Map.entry("k", 1),
                (sent, back) -> {
                  Checks.<Map.Entry<String, Integer>>equal().check(sent, back);
                  fails(UnsupportedOperationException.class, () -> back.setValue(2));
                })
            .value(),
        travels(
            "SimpleEntry",
            () -> new AbstractMap.SimpleEntry<>("k", 1),
            (sent, back) -> {
              Checks.<Map.Entry<String, Integer>>equal().check(sent, back);
              same(1, back.setValue(2));
            }),
        travels("SimpleImmutableEntry", () -> new AbstractMap.SimpleImmutableEntry<>("k", null)),
        travels("Collections.emptyMap", () -> Collections.<String, String>emptyMap(), identical()),
        travels("Collections.singletonMap", () -> Collections.singletonMap("a", 1), immutableMap()),
        travels(
            "D40 Collections.unmodifiableMap",
            () -> Collections.unmodifiableMap(filled(new LinkedHashMap<>())),
            immutableMap()),
        travels(
            "Collections.unmodifiableSortedMap",
            () -> Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("b", 1, "a", 2))),
            immutableMap()),
        travels(
            "Collections.unmodifiableNavigableMap",
            () -> Collections.unmodifiableNavigableMap(new TreeMap<>(Map.of("b", 1, "a", 2))),
            immutableMap()),
        travels(
            "Collections.synchronizedMap",
            () -> Collections.synchronizedMap(filled(new LinkedHashMap<>())),
            MapTypes::ordered),
        travels(
            "Collections.checkedMap",
            () -> Collections.checkedMap(filled(new HashMap<>()), String.class, Integer.class),
            (sent, back) -> {
              Checks.<Map<String, Integer>>equal().check(sent, back);
              fails(ClassCastException.class, () -> raw(back).put("a", "not a number"));
            }),
        travels(
            "HashMap with a list as key",
            () -> new HashMap<>(Map.of(List.of(1, 2), "list", Map.of("a", 1), "map"))),
        travels(
            "HashMap with large load factor still grows",
            () -> filled(new HashMap<>(1, 8f)),
            by(map -> list(new TreeMap<>(map).entrySet()).toString())));
  }

  private static <M extends Map<String, Integer>> M filled(M map) {
    BiConsumer<String, Integer> put = map::put;
    put.accept("z", 1);
    put.accept("a", 2);
    put.accept("m", 3);
    return map;
  }

  private static void ordered(Map<?, ?> sent, Map<?, ?> back) throws Exception {
    sameClass(sent, back);
    same(list(sent.entrySet()), list(back.entrySet()));
    Checks.<Map<?, ?>>equal().check(sent, back);
  }

  /** Sorted from z to a, also what is put from now on. */
  private static void descending(Map<String, Integer> sent, Map<String, Integer> back)
      throws Exception {
    ordered(sent, back);
    back.put("n", 4);
    same(List.of("z", "n", "m", "a"), List.copyOf(back.keySet()));
  }

  /** The order of these maps differs from JVM to JVM. */
  private static void immutable(Map<?, ?> sent, Map<?, ?> back) throws Exception {
    Checks.<Map<?, ?>>equal().check(sent, back);
    fails(UnsupportedOperationException.class, () -> raw(back).put("x", "y"));
  }

  private static Map<String, Integer> shouting() {
    return new TreeMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      public String toString() {
        return super.toString() + "!";
      }
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<Object, Object> raw(Map<?, ?> map) {
    return (Map) map;
  }

  /** The map that everybody writes for a small cache. */
  private static final class Recent extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    private final int room;

    Recent(int room) {
      this.room = room;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > room;
    }
  }

  /** A user's map that knows more than its entries. */
  private static final class Counted extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    int puts;

    @Override
    public Integer put(String key, Integer value) {
      puts++;
      return super.put(key, value);
    }
  }
}
