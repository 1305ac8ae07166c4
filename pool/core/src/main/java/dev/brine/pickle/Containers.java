package dev.brine.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The forms of the JDK's containers. Each class stands here by its exact name: a subclass may have
 * state of its own.
 */
final class Containers {
  private Containers() {}

  /** A new form; null where the class is no container. */
  @SuppressWarnings("JdkObsolete") // users have them
  static @Nullable Form<?> formOf(Class<?> type) {
    // By name, and each made when it is asked for: else the first lambda that a worker is sent
    // would have its JVM load all these classes, and link what makes them.
    return switch (type.getName()) {
      case "java.util.ArrayList" -> list(ArrayList::new);
      case "java.util.LinkedList" -> list(size -> new LinkedList<>());
      case "java.util.ArrayDeque" -> list(ArrayDeque::new);
      case "java.util.Vector" -> list(Vector::new);
      case "java.util.Stack" -> list(size -> new Stack<>());
      case "java.util.concurrent.CopyOnWriteArrayList" ->
          list(size -> new CopyOnWriteArrayList<>());
      case "java.util.concurrent.ConcurrentLinkedQueue" ->
          list(size -> new ConcurrentLinkedQueue<>());
      case "java.util.concurrent.ConcurrentLinkedDeque" ->
          list(size -> new ConcurrentLinkedDeque<>());
      case "java.util.concurrent.ArrayBlockingQueue" -> new ArrayQueueForm();
      case "java.util.HashSet" -> set(size -> new HashSet<>(buckets(size)));
      case "java.util.LinkedHashSet" -> set(size -> new LinkedHashSet<>(buckets(size)));
      case "java.util.concurrent.CopyOnWriteArraySet" -> set(size -> new CopyOnWriteArraySet<>());
      case "java.util.TreeSet" ->
          sorted(TreeSet::comparator, (size, order) -> new TreeSet<>(order));
      case "java.util.concurrent.ConcurrentSkipListSet" ->
          sorted(
              ConcurrentSkipListSet::comparator,
              (size, order) -> new ConcurrentSkipListSet<>(order));
      case "java.util.PriorityQueue" ->
          sorted(
              PriorityQueue::comparator,
              (size, order) -> new PriorityQueue<>(Math.max(1, size), order));
      case "java.util.concurrent.PriorityBlockingQueue" ->
          sorted(
              PriorityBlockingQueue::comparator,
              (size, order) -> new PriorityBlockingQueue<>(Math.max(1, size), order));
      case "java.util.HashMap" -> map(size -> new HashMap<>(buckets(size)), true);
      case "java.util.LinkedHashMap" ->
          new MapForm<LinkedHashMap<@Nullable Object, @Nullable Object>>(
              AccessOrder::of,
              (size, order) ->
                  new LinkedHashMap<>(buckets(size), 0.75f, Boolean.TRUE.equals(order)),
              true);
      case "java.util.Hashtable" -> map(size -> new Hashtable<>(buckets(size)), true);
      case "java.util.concurrent.ConcurrentHashMap" ->
          map(size -> new ConcurrentHashMap<>(size), true);
      case "java.util.WeakHashMap" -> map(size -> new WeakHashMap<>(buckets(size)), true);
      case "java.util.IdentityHashMap" -> map(IdentityHashMap::new, false);
      case "java.util.TreeMap" -> MapForm.sorted(TreeMap::comparator, TreeMap::new);
      case "java.util.concurrent.ConcurrentSkipListMap" ->
          MapForm.sorted(ConcurrentSkipListMap::comparator, ConcurrentSkipListMap::new);
      default -> null;
    };
  }

  /** The capacity that a map of the default load factor would have grown to. */
  private static int buckets(int size) {
    return Math.max((int) (size / 0.75f) + 1, 16);
  }

  private static <C extends Collection<@Nullable Object>> Form<C> list(IntFunction<C> maker) {
    return new CollectionForm<>(all -> null, (size, order) -> maker.apply(size), false);
  }

  private static <C extends Collection<@Nullable Object>> Form<C> set(IntFunction<C> maker) {
    return new CollectionForm<>(all -> null, (size, order) -> maker.apply(size), true);
  }

  @SuppressWarnings("unchecked")
  private static <C extends Collection<@Nullable Object>> Form<C> sorted(
      Function<C, @Nullable Comparator<?>> comparator,
      BiFunction<Integer, @Nullable Comparator<Object>, C> maker) {
    return new CollectionForm<>(all -> (Comparator<Object>) comparator.apply(all), maker, true);
  }

  private static <M extends Map<@Nullable Object, @Nullable Object>> Form<M> map(
      IntFunction<M> maker, boolean asksKeys) {
    return new MapForm<>(all -> null, (size, order) -> maker.apply(size), asksKeys);
  }
}
