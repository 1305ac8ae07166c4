package dev.brine.pickle.generated;

import static dev.brine.pickle.generated.Slot.ANY;
import static dev.brine.pickle.generated.Slot.COLLECTION;
import static dev.brine.pickle.generated.Slot.CONSTANT;
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
import static dev.brine.pickle.generated.Slot.TOLD;

import dev.brine.pickle.generated.Kind.Hash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JDK's containers that are filled bit by bit. */
@SuppressWarnings({"JdkObsolete", "unchecked"}) // users have them
final class ContainerKinds {
  private static final int MOST = 5;
  private static final int ROOM = 20;

  private ContainerKinds() {}

  static List<Kind> all() {
    List<Kind> kinds = new ArrayList<>();
    lists(kinds);
    queues(kinds);
    sets(kinds);
    maps(kinds);
    sorted(kinds);
    return kinds;
  }

  private static void lists(List<Kind> kinds) {
    Map<String, Supplier<List<@Nullable Object>>> makers =
        Map.of(
            "ArrayList", ArrayList::new,
            "LinkedList", LinkedList::new,
            "Vector", Vector::new,
            "Stack", Stack::new,
            "CopyOnWriteArrayList", CopyOnWriteArrayList::new);
    new TreeMap<>(makers)
        .forEach(
            (name, maker) ->
                kinds.add(
                    collection(name, Hash.CONTENT, tag -> maker.get(), ANY)
                        .fits(LIST, COLLECTION)));
  }

  private static void queues(List<Kind> kinds) {
    kinds.add(collection("ArrayDeque", Hash.NEVER, tag -> new ArrayDeque<>(), SOME));
    kinds.add(
        collection("ConcurrentLinkedQueue", Hash.NEVER, tag -> new ConcurrentLinkedQueue<>(), SOME)
            .fits(COLLECTION));
    kinds.add(
        collection(
            "ConcurrentLinkedDeque", Hash.NEVER, tag -> new ConcurrentLinkedDeque<>(), SOME));
    kinds.add(
        collection(
            "ArrayBlockingQueue",
            Hash.NEVER,
            tag -> new ArrayBlockingQueue<>(ROOM + tag, tag % 2 == 0),
            SOME));
    kinds.add(
        collection(
                "LinkedBlockingQueue",
                Hash.NEVER,
                tag -> new LinkedBlockingQueue<>(ROOM + tag),
                SOME)
            .bridged());
    kinds.add(
        collection(
                "LinkedBlockingDeque",
                Hash.NEVER,
                tag -> new LinkedBlockingDeque<>(ROOM + tag),
                SOME)
            .bridged());
    kinds.add(
        collection("LinkedTransferQueue", Hash.NEVER, tag -> new LinkedTransferQueue<>(), SOME)
            .bridged());
  }

  private static void sets(List<Kind> kinds) {
    kinds.add(
        collection("HashSet", Hash.CONTENT, tag -> new HashSet<>(), OPEN_KEY)
            .fits(SET, COLLECTION));
    kinds.add(
        collection("LinkedHashSet", Hash.CONTENT, tag -> new LinkedHashSet<>(), OPEN_KEY)
            .fits(SET, COLLECTION));
    kinds.add(
        collection(
                "CopyOnWriteArraySet", Hash.CONTENT, tag -> new CopyOnWriteArraySet<>(), OPEN_KEY)
            .fits(SET));
    kinds.add(
        collection("newKeySet", Hash.CONTENT, tag -> ConcurrentHashMap.newKeySet(), KEY)
            .fits(SET)
            .bridgedOver());
    kinds.add(
        collection(
                "newSetFromMap",
                Hash.NEVER,
                tag -> Collections.newSetFromMap(new IdentityHashMap<>()),
                TOLD)
            .bridgedOver());
    kinds.add(
        collection(
                "newSetFromMap of HashMap",
                Hash.CONTENT,
                tag -> Collections.newSetFromMap(new HashMap<>()),
                KEY)
            .bridgedOver());
  }

  private static void maps(List<Kind> kinds) {
    kinds.add(map("HashMap", Hash.CONTENT, HashMap::new, OPEN_KEY, ANY).fits(MAP));
    kinds.add(map("LinkedHashMap", Hash.CONTENT, LinkedHashMap::new, OPEN_KEY, ANY).fits(MAP));
    kinds.add(
        map(
            "LinkedHashMap in access order",
            Hash.CONTENT,
            () -> new LinkedHashMap<>(16, 0.75f, true),
            OPEN_KEY,
            ANY));
    kinds.add(map("Hashtable", Hash.CONTENT, Hashtable::new, KEY, SOME).fits(MAP));
    kinds.add(map("ConcurrentHashMap", Hash.CONTENT, ConcurrentHashMap::new, KEY, SOME).fits(MAP));
    // What nobody else holds would be gone at any time, so its keys are those of a class.
    kinds.add(map("WeakHashMap", Hash.CONTENT, WeakHashMap::new, CONSTANT, ANY));
    kinds.add(map("IdentityHashMap", Hash.NEVER, IdentityHashMap::new, TOLD, ANY));
    kinds.add(map("IdentityHashMap of texts", Hash.NEVER, IdentityHashMap::new, TEXT, ANY));
  }

  private static void sorted(List<Kind> kinds) {
    kinds.add(ordered("TreeSet", TreeSet::new).fits(SORTED_SET));
    kinds.add(ordered("ConcurrentSkipListSet", ConcurrentSkipListSet::new).fits(SORTED_SET));
    kinds.add(ordered("PriorityQueue", order -> new PriorityQueue<>(11, order)));
    kinds.add(ordered("PriorityBlockingQueue", order -> new PriorityBlockingQueue<>(11, order)));
    kinds.add(orderedMap("TreeMap", TreeMap::new).fits(SORTED_MAP));
    kinds.add(orderedMap("ConcurrentSkipListMap", ConcurrentSkipListMap::new).fits(SORTED_MAP));
    // Not as keys: sets of other kinds would have them compare what cannot be compared.
    for (Slot slot : List.of(RANKED, TEXT)) {
      String of = " of " + slot;
      kinds.add(collection("TreeSet" + of, Hash.NEVER, tag -> new TreeSet<>(), slot).fits(SET));
      kinds.add(
          collection(
                  "TreeSet reversed" + of,
                  Hash.NEVER,
                  tag -> new TreeSet<>(Collections.reverseOrder()),
                  slot)
              .fits(SORTED_SET));
      kinds.add(
          collection("PriorityQueue" + of, Hash.NEVER, tag -> new PriorityQueue<>(), slot)
              .fits(COLLECTION));
      kinds.add(map("TreeMap" + of, Hash.NEVER, TreeMap::new, slot, ANY).fits(SORTED_MAP, MAP));
      kinds.add(
          map("ConcurrentSkipListMap" + of, Hash.NEVER, ConcurrentSkipListMap::new, slot, SOME));
    }
  }

  private static Kind collection(
      String name, Hash hash, IntFunction<Collection<@Nullable Object>> maker, Slot slot) {
    return Kind.filled(
            name,
            hash,
            (tag, parts) -> maker.apply(tag),
            (object, parts) -> ((Collection<@Nullable Object>) object).addAll(Arrays.asList(parts)))
        .repeated(MOST, slot);
  }

  private static Kind map(
      String name,
      Hash hash,
      Supplier<Map<@Nullable Object, @Nullable Object>> maker,
      Slot key,
      Slot value) {
    return Kind.filled(
            name,
            hash,
            (tag, parts) -> maker.get(),
            (object, parts) -> {
              for (int i = 0; i < parts.length; i += 2) {
                ((Map<@Nullable Object, @Nullable Object>) object).put(parts[i], parts[i + 1]);
              }
            })
        .repeated(MOST, key, value);
  }

  private static Kind ordered(String name, Function<Comparator<Object>, Collection<Object>> maker) {
    return Kind.filled(
            name,
            Hash.NEVER,
            (tag, parts) -> maker.apply((Comparator<Object>) parts[0]),
            (object, parts) ->
                ((Collection<@Nullable Object>) object)
                    .addAll(Arrays.asList(parts).subList(1, parts.length)))
        .fixed(ORDER)
        .hard(1)
        .repeated(MOST, TOLD);
  }

  private static Kind orderedMap(
      String name, Function<Comparator<Object>, Map<Object, Object>> maker) {
    return Kind.filled(
            name,
            Hash.NEVER,
            (tag, parts) -> maker.apply((Comparator<Object>) parts[0]),
            (object, parts) -> {
              for (int i = 1; i < parts.length; i += 2) {
                ((Map<@Nullable Object, @Nullable Object>) object).put(parts[i], parts[i + 1]);
              }
            })
        .fixed(ORDER)
        .hard(1)
        .repeated(MOST, TOLD, SOME);
  }
}
