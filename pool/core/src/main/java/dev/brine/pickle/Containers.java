package dev.brine.pickle;

import com.google.common.collect.ImmutableMap;
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
import java.util.concurrent.ArrayBlockingQueue;
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
  private static final ImmutableMap<Class<?>, Form<?>> FORMS = forms();

  private Containers() {}

  static @Nullable Form<?> formOf(Class<?> type) {
    return FORMS.get(type);
  }

  @SuppressWarnings("JdkObsolete") // users have them
  private static ImmutableMap<Class<?>, Form<?>> forms() {
    ImmutableMap.Builder<Class<?>, Form<?>> forms = ImmutableMap.builder();
    forms.put(ArrayList.class, list(ArrayList::new));
    forms.put(LinkedList.class, list(size -> new LinkedList<>()));
    forms.put(ArrayDeque.class, list(ArrayDeque::new));
    forms.put(Vector.class, list(Vector::new));
    forms.put(Stack.class, list(size -> new Stack<>()));
    forms.put(CopyOnWriteArrayList.class, list(size -> new CopyOnWriteArrayList<>()));
    forms.put(ConcurrentLinkedQueue.class, list(size -> new ConcurrentLinkedQueue<>()));
    forms.put(ConcurrentLinkedDeque.class, list(size -> new ConcurrentLinkedDeque<>()));
    forms.put(ArrayBlockingQueue.class, new ArrayQueueForm());
    forms.put(HashSet.class, set(size -> new HashSet<>(buckets(size))));
    forms.put(LinkedHashSet.class, set(size -> new LinkedHashSet<>(buckets(size))));
    forms.put(CopyOnWriteArraySet.class, set(size -> new CopyOnWriteArraySet<>()));
    forms.put(TreeSet.class, sorted(TreeSet::comparator, (size, order) -> new TreeSet<>(order)));
    forms.put(
        ConcurrentSkipListSet.class,
        sorted(
            ConcurrentSkipListSet::comparator,
            (size, order) -> new ConcurrentSkipListSet<>(order)));
    forms.put(
        PriorityQueue.class,
        sorted(
            PriorityQueue::comparator,
            (size, order) -> new PriorityQueue<>(Math.max(1, size), order)));
    forms.put(
        PriorityBlockingQueue.class,
        sorted(
            PriorityBlockingQueue::comparator,
            (size, order) -> new PriorityBlockingQueue<>(Math.max(1, size), order)));
    forms.put(HashMap.class, map(size -> new HashMap<>(buckets(size)), true));
    forms.put(
        LinkedHashMap.class,
        new MapForm<LinkedHashMap<@Nullable Object, @Nullable Object>>(
            AccessOrder::of,
            (size, order) -> new LinkedHashMap<>(buckets(size), 0.75f, Boolean.TRUE.equals(order)),
            true));
    forms.put(Hashtable.class, map(size -> new Hashtable<>(buckets(size)), true));
    forms.put(ConcurrentHashMap.class, map(size -> new ConcurrentHashMap<>(size), true));
    forms.put(WeakHashMap.class, map(size -> new WeakHashMap<>(buckets(size)), true));
    forms.put(IdentityHashMap.class, map(IdentityHashMap::new, false));
    forms.put(TreeMap.class, MapForm.sorted(TreeMap::comparator, TreeMap::new));
    forms.put(
        ConcurrentSkipListMap.class,
        MapForm.sorted(ConcurrentSkipListMap::comparator, ConcurrentSkipListMap::new));
    return forms.buildOrThrow();
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
