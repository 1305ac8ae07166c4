package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.elements;
import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.fails;
import static dev.brine.pickle.catalogue.Checks.list;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ArrayTable;
import com.google.common.collect.BiMap;
import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.EnumBiMap;
import com.google.common.collect.EnumHashBiMap;
import com.google.common.collect.EnumMultiset;
import com.google.common.collect.EvictingQueue;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.MapMaker;
import com.google.common.collect.MinMaxPriorityQueue;
import com.google.common.collect.Multimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Multiset;
import com.google.common.collect.MutableClassToInstanceMap;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.Sets;
import com.google.common.collect.Table;
import com.google.common.collect.TreeBasedTable;
import com.google.common.collect.TreeMultimap;
import com.google.common.collect.TreeMultiset;
import com.google.common.collect.TreeRangeMap;
import com.google.common.collect.TreeRangeSet;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.MutableGraph;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** Guava's collections that change. */
final class GuavaCollectionTypes {
  private GuavaCollectionTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        multimap("HashMultimap", HashMultimap.create()),
        multimap("ArrayListMultimap", ArrayListMultimap.create()),
        multimap("LinkedListMultimap", LinkedListMultimap.create()),
        multimap("LinkedHashMultimap", LinkedHashMultimap.create()),
        multimap("TreeMultimap", TreeMultimap.create()),
        multimap(
            "TreeMultimap with comparators",
            TreeMultimap.create((a, b) -> b.compareTo(a), Comparator.reverseOrder())),
        multimap(
            "MultimapBuilder.treeKeys.arrayListValues",
            MultimapBuilder.treeKeys().arrayListValues().build()),
        multimap(
            "MultimapBuilder.linkedHashKeys.treeSetValues",
            MultimapBuilder.linkedHashKeys().treeSetValues().build()),
        travels("HashMultimap empty", () -> HashMultimap.<String, Integer>create()),
        travels(
            "Multimaps.unmodifiableMultimap",
            () -> Multimaps.unmodifiableMultimap(filled(LinkedHashMultimap.create())),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              fails(UnsupportedOperationException.class, () -> back.put("x", 1));
            }),
        multimap(
            "Multimaps.synchronizedListMultimap",
            Multimaps.synchronizedListMultimap(ArrayListMultimap.create())),
        multiset("HashMultiset", HashMultiset.create()),
        multiset("TreeMultiset", TreeMultiset.create(Comparator.<String>reverseOrder())),
        multiset("LinkedHashMultiset", LinkedHashMultiset.create()),
        multiset("ConcurrentHashMultiset", ConcurrentHashMultiset.create()),
        travels(
            "EnumMultiset",
            () -> EnumMultiset.create(List.of(TimeUnit.DAYS, TimeUnit.DAYS)),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              that(back.add(TimeUnit.HOURS), "cannot be added to");
              same(2, back.count(TimeUnit.DAYS));
            }),
        bimap("HashBiMap", HashBiMap.create()),
        bimap("EnumHashBiMap", EnumHashBiMap.create(TimeUnit.class)),
        travels(
            "EnumBiMap",
            () -> EnumBiMap.create(Map.of(TimeUnit.DAYS, RoundingMode.UP)),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              same(TimeUnit.DAYS, back.inverse().get(RoundingMode.UP));
            }),
        travels(
            "HashBiMap.inverse",
            () -> HashBiMap.create(Map.of("a", 1)).inverse(),
            (sent, back) -> {
              same(sent, back);
              back.put(2, "b");
              same(2, back.inverse().get("b"));
            }),
        table("HashBasedTable", HashBasedTable.create()),
        table("TreeBasedTable", TreeBasedTable.create()),
        table(
            "TreeBasedTable with comparators",
            TreeBasedTable.create(Comparator.reverseOrder(), (a, b) -> b.compareTo(a))),
        travels(
            "ArrayTable",
            () -> {
              ArrayTable<String, String, Integer> table =
                  ArrayTable.create(List.of("r2", "r1"), List.of("c1", "c2"));
              table.set(0, 1, 7);
              return table;
            },
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              same(7, back.get("r2", "c2"));
              same(List.of("r2", "r1"), back.rowKeyList());
              fails(IllegalArgumentException.class, () -> back.put("r3", "c1", 1));
            }),
        travels(
            "TreeRangeSet",
            () -> {
              RangeSet<Integer> set = TreeRangeSet.create();
              set.add(Range.closed(1, 5));
              set.add(Range.greaterThan(9));
              return set;
            },
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              back.add(Range.open(4, 10));
              that(back.encloses(Range.closed(1, 9)), "ranges do not join any more");
            }),
        refused(
            "TreeRangeMap",
            () -> {
              TreeRangeMap<Integer, String> map = TreeRangeMap.create();
              map.put(Range.closed(1, 5), "low");
              map.put(Range.greaterThan(9), "high");
              return map;
            },
            "inside the task"),
        travels(
            "EvictingQueue",
            () -> {
              EvictingQueue<String> queue = EvictingQueue.create(2);
              that(queue.add("a") && queue.add("b"), "not added");
              return queue;
            },
            (sent, back) -> {
              Checks.<EvictingQueue<String>>elements().check(sent, back);
              that(back.add("c"), "cannot be added to");
              same(List.of("b", "c"), list(back));
            }),
        refused(
            "MinMaxPriorityQueue",
            () -> MinMaxPriorityQueue.maximumSize(2).create(List.of(1)),
            "copy",
            "inside the task"),
        travels(
            "MutableClassToInstanceMap",
            () -> {
              MutableClassToInstanceMap<Object> map = MutableClassToInstanceMap.create();
              map.put(String.class, "x");
              return map;
            },
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              fails(ClassCastException.class, () -> back.put(Integer.class, "y"));
            }),
        travels(
            "MapMaker with weak keys",
            () -> {
              ConcurrentMap<Object, String> map = new MapMaker().weakKeys().makeMap();
              map.put(TimeUnit.DAYS, "d");
              return map;
            },
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              same("d", back.get(TimeUnit.DAYS));
            }),
        travels(
            "Sets.newConcurrentHashSet",
            () -> {
              Set<String> set = Sets.newConcurrentHashSet();
              set.add("a");
              return set;
            },
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              that(back.add("b"), "cannot be added to");
            }),
        refused("MutableGraph", GuavaCollectionTypes::graph, "inside the task", "copy"));
  }

  private static MutableGraph<String> graph() {
    MutableGraph<String> graph = GraphBuilder.directed().build();
    that(graph.putEdge("a", "b"), "no edge");
    return graph;
  }

  private static <M extends Multimap<String, Integer>> M filled(M multimap) {
    multimap.put("z", 2);
    multimap.put("z", 1);
    multimap.put("a", 3);
    return multimap;
  }

  private static <M extends Multimap<String, Integer>> TypeRow multimap(String name, M empty) {
    return travels(
        name,
        () -> {
          empty.clear();
          return filled(empty);
        },
        (sent, back) -> {
          Checks.<Object>equal().check(sent, back);
          same(list(sent.entries()), list(back.entries()));
          that(back.put("m", 4), "cannot be put to");
          sent.put("m", 4);
          same(sent.toString(), back.toString());
          sent.remove("m", 4);
        });
  }

  private static TypeRow multiset(String name, Multiset<String> empty) {
    return travels(
        name,
        () -> {
          empty.clear();
          empty.add("a", 3);
          empty.add("b", 1);
          return empty;
        },
        (sent, back) -> {
          Checks.<Object>equal().check(sent, back);
          elements().check(sent, back);
          same(3, back.count("a"));
          same(1, back.add("b", 5));
          same(6, back.count("b"));
        });
  }

  @SuppressWarnings("unchecked") // any key serves
  private static <K> TypeRow bimap(String name, BiMap<K, String> empty) {
    K key = (K) TimeUnit.DAYS;
    return travels(
        name,
        () -> {
          empty.put(key, "one");
          return empty;
        },
        (sent, back) -> {
          Checks.<Object>equal().check(sent, back);
          same(key, back.inverse().get("one"));
          fails(IllegalArgumentException.class, () -> back.put((K) TimeUnit.HOURS, "one"));
        });
  }

  private static TypeRow table(String name, Table<String, String, Integer> empty) {
    return travels(
        name,
        () -> {
          empty.put("r2", "c1", 1);
          empty.put("r1", "c2", 2);
          return empty;
        },
        (sent, back) -> {
          equal().check(sent, back);
          same(list(sent.cellSet()), list(back.cellSet()));
          back.put("r3", "c0", 3);
          same(3, back.column("c0").get("r3"));
        });
  }
}
