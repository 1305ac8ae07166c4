package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.copied;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Collections2;
import com.google.common.collect.FluentIterable;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimap;
import com.google.common.collect.Sets;
import com.google.common.collect.Table;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Ints;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Guava's views: collections arrive as equal copies; what is no collection is refused. */
final class GuavaViewTypes {
  private GuavaViewTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("Lists.partition", () -> Lists.partition(List.of(1, 2, 3), 2), copied()),
        travels("Lists.transform", () -> Lists.transform(List.of(1, 2), x -> x * 2), copied()),
        travels("Lists.reverse", () -> Lists.reverse(Lists.newArrayList(1, 2, 3)), copied()),
        travels("Lists.asList", () -> Lists.asList(1, new Integer[] {2, 3}), copied()),
        travels("Lists.charactersOf", () -> Lists.charactersOf("abc"), copied()),
        travels("Ints.asList", () -> Ints.asList(1, 2, 3), copied()),
        travels("Doubles.asList", () -> Doubles.asList(1, 2, 3).subList(1, 2), copied()),
        travels("Sets.union", () -> Sets.union(Set.of(1), Set.of(2)), copied()),
        travels("Sets.intersection", () -> Sets.intersection(Set.of(1, 2), Set.of(2)), copied()),
        travels("Sets.difference", () -> Sets.difference(Set.of(1, 2), Set.of(2)), copied()),
        travels(
            "Sets.filter", () -> Sets.filter(new TreeSet<>(Set.of(1, 2)), x -> x > 1), copied()),
        travels("Maps.filterKeys", () -> Maps.filterKeys(map(), x -> x.equals("a")), copied()),
        travels("Maps.filterValues", () -> Maps.filterValues(map(), x -> x > 1), copied()),
        travels("Maps.transformValues", () -> Maps.transformValues(map(), x -> x + 1), copied()),
        travels(
            "Maps.asMap", () -> Maps.asMap(new TreeSet<>(Set.of("a")), String::length), copied()),
        travels(
            "Collections2.transform", () -> Collections2.transform(List.of(1), x -> -x), copied()),
        travels(
            "Collections2.filter", () -> Collections2.filter(List.of(1, 2), x -> x > 1), copied()),
        travels("Multimap.asMap", () -> multimap().asMap(), GuavaViewTypes::mapsAlike),
        travels("Multimap.get", () -> multimap().get("a"), copied()),
        travels("Multimap.keySet", () -> multimap().keySet(), copied()),
        travels("Multimap.values", () -> multimap().values(), copied()),
        travels("Multimap.entries", () -> multimap().entries(), copied()),
        travels(
            "ImmutableListMultimap.asMap",
            () -> ImmutableListMultimap.of("a", 1).asMap(),
            GuavaViewTypes::mapsAlike),
        travels(
            "Multiset.elementSet", () -> HashMultiset.create(List.of(1, 1)).elementSet(), copied()),
        travels("Table.row", () -> table().row("r"), copied()),
        travels("Table.column", () -> table().column("c"), copied()),
        travels("Table.rowKeySet", () -> table().rowKeySet(), copied()),
        refused(
            "Iterables.concat", () -> Iterables.concat(List.of(1), List.of(2)), "copy", "collect"),
        refused(
            "FluentIterable",
            () -> FluentIterable.from(List.of(1)).filter(x -> x > 0),
            "copy",
            "collect"),
        refused(
            "Iterators.peekingIterator",
            () -> Iterators.peekingIterator(List.of(1).iterator()),
            "collect"));
  }

  private static Map<String, Integer> map() {
    return new TreeMap<>(Map.of("a", 1, "b", 2));
  }

  private static Multimap<String, Integer> multimap() {
    Multimap<String, Integer> multimap = ArrayListMultimap.create();
    multimap.put("a", 1);
    multimap.put("a", 2);
    return multimap;
  }

  private static Table<String, String, Integer> table() {
    Table<String, String, Integer> table = HashBasedTable.create();
    table.put("r", "c", 1);
    return table;
  }

  private static void mapsAlike(Map<?, ?> sent, Map<?, ?> back) throws Exception {
    Checks.<Map<?, ?>>copied().check(sent, back);
  }
}
