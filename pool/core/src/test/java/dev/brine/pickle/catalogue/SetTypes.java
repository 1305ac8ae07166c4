package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.copied;
import static dev.brine.pickle.catalogue.Checks.fails;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.immutable;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.Checks.that;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;

/** Sets of the JDK. */
final class SetTypes {
  private SetTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        travels(
            "HashSet with null",
            () -> new HashSet<>(Arrays.asList("a", null)),
            (sent, back) -> {
              Checks.<Set<String>>equal().check(sent, back);
              that(back.add("b"), "cannot be added to");
            }),
        travels(
            "HashSet of objects without equals",
            () -> new HashSet<>(Arrays.asList(new Object(), new Object())),
            (sent, back) -> {
              sameClass(sent, back);
              same(2, back.size());
              that(back.containsAll(List.copyOf(back)), "it does not find its own elements");
            }),
        travels(
            "LinkedHashSet",
            () -> new LinkedHashSet<>(List.of("z", "a", "m")),
            (sent, back) -> {
              Checks.<Set<String>>equal().check(sent, back);
              same(List.of("z", "a", "m"), List.copyOf(back));
            }),
        travels("TreeSet", () -> new TreeSet<>(List.of(3, 1, 2)), SetTypes::sortedAlike),
        travels(
            "TreeSet with reverseOrder",
            () -> set(Comparator.<String>reverseOrder(), "a", "c", "b"),
            (sent, back) -> {
              sortedAlike(sent, back);
              back.add("bb");
              same(List.of("c", "bb", "b", "a"), List.copyOf(back));
            }),
        travels(
            "TreeSet empty with reverseOrder",
            () -> new TreeSet<>(Comparator.<String>reverseOrder()),
            (sent, back) -> {
              Collections.addAll(back, "a", "c", "b");
              same(List.of("c", "b", "a"), List.copyOf(back));
            }),
        travels(
            "TreeSet with CASE_INSENSITIVE_ORDER",
            () -> set(String.CASE_INSENSITIVE_ORDER, "a", "C", "b"),
            (sent, back) -> {
              sortedAlike(sent, back);
              that(back.contains("c"), "the comparator is gone");
            }),
        travels(
            "TreeSet with a typed lambda",
            () -> set((a, b) -> Integer.compare(b.length(), a.length()), "a", "ccc", "bb"),
            (sent, back) -> {
              sortedAlike(sent, back);
              back.add("dddd");
              same(List.of("dddd", "ccc", "bb", "a"), List.copyOf(back));
            }),
        travels(
            "TreeSet.descendingSet",
            () -> new TreeSet<>(List.of(3, 1, 2)).descendingSet(),
            copied()),
        travels(
            "TreeSet.headSet", () -> new TreeSet<>(List.of(3, 1, 2)).headSet(2, true), copied()),
        travels("TreeSet.subSet", () -> new TreeSet<>(List.of(3, 1, 2)).subSet(1, 3), copied()),
        travels("ConcurrentSkipListSet", () -> skipList(), SetTypes::sortedAlike),
        travels("CopyOnWriteArraySet", () -> new CopyOnWriteArraySet<>(List.of(3, 1, 2))),
        travels("Set.of()", () -> Set.<String>of(), unordered()).value(),
        travels("Set.of one", () -> Set.of("x"), unordered()).value(),
        travels("Set.of many", () -> Set.of("a", "b", "c", "d"), unordered()).value(),
        travels("EnumSet.of", () -> EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS)),
        travels(
            "EnumSet.noneOf",
            () -> EnumSet.noneOf(TimeUnit.class),
            (sent, back) -> {
              Checks.<EnumSet<TimeUnit>>equal().check(sent, back);
              same(EnumSet.allOf(TimeUnit.class), EnumSet.complementOf(back));
            }),
        travels(
            "EnumSet of a large enum",
            () -> EnumSet.range(Character.UnicodeScript.COMMON, Character.UnicodeScript.THAI)),
        travels(
            "Collections.newSetFromMap of IdentityHashMap",
            () -> {
              Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
              set.add(new BitSet());
              set.add(new BitSet());
              return set;
            },
            (sent, back) -> {
              sameClass(sent, back);
              same(2, back.size());
              that(back.add(new BitSet()), "it does not compare by identity");
            }),
        travels(
            "Collections.newSetFromMap of ConcurrentHashMap",
            () -> {
              Set<String> set = Collections.newSetFromMap(new ConcurrentHashMap<>());
              set.add("a");
              return set;
            },
            SetTypes::growing),
        travels(
            "ConcurrentHashMap.newKeySet",
            () -> {
              Set<String> set = ConcurrentHashMap.newKeySet();
              set.add("a");
              return set;
            },
            SetTypes::growing),
        travels(
            "ConcurrentHashMap.newKeySet empty",
            () -> ConcurrentHashMap.<String>newKeySet(),
            SetTypes::growing),
        travels("Collections.emptySet", () -> Collections.<String>emptySet(), identical()),
        travels("Collections.singleton", () -> Collections.singleton("x"), immutable()),
        travels(
            "Collections.unmodifiableSet",
            () -> Collections.unmodifiableSet(new LinkedHashSet<>(List.of("z", "a"))),
            immutable()),
        travels(
            "Collections.unmodifiableSortedSet",
            () -> Collections.unmodifiableSortedSet(new TreeSet<>(List.of(2, 1))),
            immutable()),
        travels(
            "Collections.synchronizedSet",
            () -> Collections.synchronizedSet(new HashSet<>(Set.of("a"))),
            SetTypes::growing),
        travels(
            "Collections.checkedSet",
            () -> Collections.checkedSet(new HashSet<>(Set.of("a")), String.class),
            (sent, back) -> {
              growing(sent, back);
              fails(ClassCastException.class, () -> raw(back).add(1));
            }),
        travels(
            "subclass of LinkedHashSet with a field",
            () -> new Tagged("tag", List.of(2, 1)),
            (sent, back) -> {
              Checks.<Set<Integer>>elements().check(sent, back);
              same("tag", back.tag);
            }),
        travels(
            "BitSet",
            () -> BitSet.valueOf(new long[] {5, 0, 1L << 40}),
            (sent, back) -> {
              Checks.<BitSet>equal().check(sent, back);
              back.set(1000);
              that(back.get(1000), "cannot be set");
            }));
  }

  private static Set<Integer> skipList() {
    Set<Integer> set = new ConcurrentSkipListSet<>(Comparator.<Integer>reverseOrder());
    Collections.addAll(set, 3, 1, 2);
    return set;
  }

  private static <T> Set<T> set(Comparator<T> order, T a, T b, T c) {
    Set<T> set = new TreeSet<>(order);
    set.add(a);
    set.add(b);
    set.add(c);
    return set;
  }

  private static void sortedAlike(Set<?> sent, Set<?> back) throws Exception {
    Checks.<Set<?>>equal().check(sent, back);
    Checks.<Set<?>>elements().check(sent, back);
    same(((SortedSet<?>) sent).first(), ((SortedSet<?>) back).first());
  }

  private static void growing(Set<String> sent, Set<String> back) throws Exception {
    Checks.<Set<String>>equal().check(sent, back);
    that(back.add("more"), "cannot be added to");
    that(back.contains("more"), "it does not hold what was added");
  }

  /** The order of these sets differs from JVM to JVM. */
  private static <T extends Set<?>> TypeRow.Check<T> unordered() {
    return (sent, back) -> {
      Checks.<T>equal().check(sent, back);
      fails(UnsupportedOperationException.class, () -> raw(back).add("x"));
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Set<Object> raw(Set<?> set) {
    return (Set) set;
  }

  /** A user's set that knows more than its elements. */
  private static final class Tagged extends LinkedHashSet<Integer> {
    private static final long serialVersionUID = 1L;

    final String tag;

    Tagged(String tag, List<Integer> elements) {
      super(elements);
      this.tag = tag;
    }
  }
}
