package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.by;
import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.immutable;
import static dev.brine.pickle.catalogue.Checks.immutableMap;
import static dev.brine.pickle.catalogue.Checks.list;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableClassToInstanceMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableRangeMap;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedMultiset;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.Maps;
import com.google.common.collect.Range;
import com.google.common.collect.Sets;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Guava's immutable collections. */
final class GuavaImmutableTypes {
  private GuavaImmutableTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels("ImmutableList", () -> ImmutableList.of("z", "a"), immutable()),
        travels("ImmutableList empty", () -> ImmutableList.<String>of(), immutable()),
        travels("ImmutableList of one", () -> ImmutableList.of("z"), immutable()),
        travels(
            "ImmutableList of arrays",
            () -> ImmutableList.of(new int[] {1}, new int[] {2}),
            by(list -> list.get(1)[0])),
        travels(
            "ImmutableList.reverse", () -> ImmutableList.of(1, 2, 3).reverse(), Checks.copied()),
        travels(
            "ImmutableList.subList",
            () -> ImmutableList.of(1, 2, 3).subList(1, 3),
            Checks.copied()),
        travels("ImmutableSet", () -> ImmutableSet.of("z", "a", "m"), immutable()),
        travels("ImmutableSet empty", () -> ImmutableSet.<String>of(), immutable()),
        travels("ImmutableSet of one", () -> ImmutableSet.of("z"), immutable()),
        travels(
            "Sets.immutableEnumSet",
            () -> Sets.immutableEnumSet(TimeUnit.DAYS, TimeUnit.HOURS),
            immutable()),
        travels("ImmutableMap", () -> ImmutableMap.of("z", 1, "a", 2), immutableMap()),
        travels("ImmutableMap empty", () -> ImmutableMap.<String, String>of(), immutableMap()),
        travels("ImmutableMap of one", () -> ImmutableMap.of("z", 1), immutableMap()),
        travels(
            "ImmutableMap.keySet", () -> ImmutableMap.of("z", 1, "a", 2).keySet(), Checks.copied()),
        travels(
            "ImmutableMap.values", () -> ImmutableMap.of("z", 1, "a", 2).values(), Checks.copied()),
        travels(
            "ImmutableMap.entrySet",
            () -> ImmutableMap.of("z", 1, "a", 2).entrySet(),
            Checks.copied()),
        travels(
            "Maps.immutableEnumMap",
            () -> Maps.immutableEnumMap(Map.of(TimeUnit.DAYS, 1, TimeUnit.HOURS, 2)),
            immutableMap()),
        travels(
            "ImmutableSortedSet with a typed lambda",
            () ->
                ImmutableSortedSet.<String>orderedBy((a, b) -> b.compareTo(a))
                    .add("a", "b")
                    .build(),
            (sent, back) -> {
              Checks.<ImmutableSortedSet<String>>immutable().check(sent, back);
              same("b", back.first());
              same(List.of("b"), list(back.headSet("a")));
            }),
        travels("ImmutableSortedSet", () -> ImmutableSortedSet.of(3, 1, 2), immutable()),
        travels("ImmutableSortedMap", () -> ImmutableSortedMap.of("b", 1, "a", 2), immutableMap()),
        travels(
            "ImmutableSortedMap in reverse order",
            () ->
                ImmutableSortedMap.<String, Integer>reverseOrder().put("a", 1).put("b", 2).build(),
            immutableMap()),
        travels(
            "ImmutableBiMap",
            () -> ImmutableBiMap.of("a", 1, "b", 2),
            (sent, back) -> {
              Checks.<ImmutableBiMap<String, Integer>>immutableMap().check(sent, back);
              same("b", back.inverse().get(2));
            }),
        travels(
            "ImmutableBiMap.inverse", () -> ImmutableBiMap.of("a", 1).inverse(), immutableMap()),
        travels(
            "ImmutableListMultimap",
            () -> ImmutableListMultimap.of("z", 1, "z", 1, "a", 2),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              same(List.of(1, 1), back.get("z"));
              same(List.of("z", "a"), list(back.keySet()));
            }),
        travels("ImmutableListMultimap empty", () -> ImmutableListMultimap.<String, String>of()),
        travels(
            "ImmutableSetMultimap",
            () -> ImmutableSetMultimap.of("z", 2, "z", 1, "a", 2),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              same(List.of(2, 1), list(back.get("z")));
              same("z", back.inverse().get(1).iterator().next());
            }),
        travels("ImmutableMultiset", () -> ImmutableMultiset.of("z", "a", "z"), immutable()),
        travels(
            "ImmutableSortedMultiset",
            () -> ImmutableSortedMultiset.of("z", "a", "z"),
            immutable()),
        travels(
            "ImmutableTable",
            () ->
                ImmutableTable.<String, String, Integer>builder()
                    .put("r2", "c1", 1)
                    .put("r1", "c2", 2)
                    .build(),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              same(list(sent.cellSet()), list(back.cellSet()));
            }),
        travels("ImmutableTable of one", () -> ImmutableTable.of("r", "c", 1)),
        travels(
            "ImmutableRangeSet",
            () -> ImmutableRangeSet.of(Range.closedOpen(1, 5)).complement(),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              same(List.of(true, false), List.of(back.contains(5), back.contains(1)));
            }),
        travels(
            "ImmutableRangeMap",
            () -> ImmutableRangeMap.of(Range.atLeast(1), "up"),
            (sent, back) -> {
              Checks.<Object>equal().check(sent, back);
              same("up", back.get(7));
            }),
        travels("ContiguousSet", () -> ContiguousSet.closed(1, 5), immutable()),
        travels("DiscreteDomain", DiscreteDomain::integers),
        travels(
            "ImmutableClassToInstanceMap",
            () -> ImmutableClassToInstanceMap.of(String.class, "x"),
            immutableMap()),
        travels("ImmutableIntArray", () -> ImmutableIntArray.of(1, 2, 3), equal()),
        travels("ImmutableIntArray empty", () -> ImmutableIntArray.of(), equal()),
        travels("ImmutableLongArray", () -> ImmutableLongArray.of(1, 2, 3).subArray(1, 2), equal()),
        travels("ImmutableDoubleArray", () -> ImmutableDoubleArray.of(0.5, Double.NaN), equal()),
        refused(
            "ImmutableList.Builder",
            () -> ImmutableList.builder().add(1),
            "inside the task",
            "pass"),
        travels(
            "ImmutableList of what is not Serializable",
            () -> ImmutableList.of(new Object(), new AtomicInteger(7)),
            (sent, back) -> {
              sameClass(sent, back);
              same("7", back.get(1).toString());
            }));
  }
}
