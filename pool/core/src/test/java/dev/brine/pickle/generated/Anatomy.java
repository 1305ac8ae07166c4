package dev.brine.pickle.generated;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import org.jspecify.annotations.Nullable;

/** One object taken apart: what it holds, in an order of its own, and what it is besides. */
final class Anatomy {
  private final List<@Nullable Object> parts = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();

  private Anatomy() {}

  static Anatomy of(Object object) {
    Anatomy anatomy = new Anatomy();
    if (Proxy.isProxyClass(object.getClass())) {
      anatomy.parts.add(Proxy.getInvocationHandler(object));
    } else if (object instanceof Told told) {
      Collections.addAll(anatomy.parts, told.told());
    }
    anatomy.add(object);
    return anatomy;
  }

  List<@Nullable Object> parts() {
    return parts;
  }

  List<String> facts() {
    return facts;
  }

  private void add(Object object) {
    if (object.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(object); i++) {
        parts.add(Array.get(object, i));
      }
    } else if (object instanceof Map<?, ?> map) {
      add(map);
    } else if (object instanceof Collection<?> collection) {
      add(collection);
    } else if (object instanceof Map.Entry<?, ?> entry) {
      parts.add(entry.getKey());
      parts.add(entry.getValue());
    } else if (object instanceof Optional<?> optional) {
      parts.add(optional.orElse(null));
    } else if (object instanceof Throwable thrown) {
      parts.add(thrown.getMessage());
      parts.add(thrown.getCause());
      Collections.addAll(parts, (Object[]) thrown.getSuppressed());
      facts.add("stack " + Arrays.hashCode(thrown.getStackTrace()));
    } else if (object instanceof Comparator<?> && Hidden.isOfCollections(object)) {
      parts.add(Hidden.inside(object));
    } else {
      addHeld(object);
    }
  }

  private void addHeld(Object object) {
    if (object instanceof AtomicReference<?> holder) {
      parts.add(holder.get());
    } else if (object instanceof Reference<?> reference) {
      parts.add(reference.get());
    } else if (object instanceof AtomicReferenceArray<?> array) {
      for (int i = 0; i < array.length(); i++) {
        parts.add(array.get(i));
      }
    } else if (object instanceof AtomicMarkableReference<?> reference) {
      parts.add(reference.getReference());
      facts.add("marked " + reference.isMarked());
    } else if (object instanceof AtomicStampedReference<?> reference) {
      parts.add(reference.getReference());
      facts.add("stamp " + reference.getStamp());
    }
  }

  private void add(Map<?, ?> map) {
    facts.add("size " + map.size());
    if (map instanceof SortedMap<?, ?> sorted && !Hidden.isOfCollections(map)) {
      parts.add(sorted.comparator());
    }
    if (map.getClass() == LinkedHashMap.class) {
      facts.add(isOrderedByAccess((LinkedHashMap<?, ?>) map) ? "access order" : "insertion order");
    } else if (!(map instanceof LinkedHashMap<?, ?>)) {
      // In the map above, this would change the order.
      map.forEach(
          (key, value) -> {
            if (map.get(key) != value && !Labels.isScalar(value)) {
              facts.add("does not find " + Labels.of(key));
            }
          });
    }
    addSeal(map);
    if (Hidden.isOfCollections(map)) {
      parts.addAll(Hidden.all(map));
    } else if (isOrdered(map)) {
      map.forEach(this::addEntry);
    } else {
      addByLabel(map);
    }
    map.keySet().forEach(key -> require(map.containsKey(key), key));
  }

  private void addEntry(@Nullable Object key, @Nullable Object value) {
    parts.add(key);
    parts.add(value);
  }

  private void addByLabel(Map<?, ?> map) {
    List<? extends Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    entries.stream()
        .sorted(Comparator.comparing(entry -> Labels.of(entry.getKey())))
        .forEach(entry -> addEntry(entry.getKey(), entry.getValue()));
  }

  private void add(Collection<?> collection) {
    facts.add("size " + collection.size());
    if (collection instanceof SortedSet<?> sorted && !Hidden.isOfCollections(collection)) {
      parts.add(sorted.comparator());
    }
    if (collection instanceof BlockingQueue<?> queue) {
      facts.add("room for " + queue.remainingCapacity());
    }
    addSeal(collection);
    if (Hidden.isOfCollections(collection)) {
      parts.addAll(Hidden.all(collection));
    } else if (collection instanceof PriorityQueue<?> queue) {
      parts.add(queue.comparator());
      drain(new PriorityQueue<>(queue));
    } else if (collection instanceof PriorityBlockingQueue<?> queue) {
      parts.add(queue.comparator());
      drain(new PriorityBlockingQueue<>(queue));
    } else if (isOrdered(collection)) {
      Collections.addAll(parts, collection.toArray());
    } else {
      Arrays.stream(collection.toArray())
          .sorted(Comparator.comparing(Labels::of))
          .forEach(parts::add);
    }
    if (collection instanceof Set<?> set) {
      set.forEach(element -> require(set.contains(element), element));
    }
  }

  private void drain(Queue<?> copy) {
    while (!copy.isEmpty()) {
      parts.add(copy.remove());
    }
  }

  private void require(boolean isFound, @Nullable Object key) {
    if (!isFound) {
      facts.add("does not contain " + Labels.of(key));
    }
  }

  private void addSeal(Object container) {
    String name = container.getClass().getName();
    if (name.startsWith("java.util.ImmutableCollections")
        || name.startsWith("java.util.Collections$Unmodifiable")) {
      try {
        if (container instanceof Map<?, ?> map) {
          map.clear();
        } else {
          ((Collection<?>) container).clear();
        }
        facts.add("can be cleared");
      } catch (UnsupportedOperationException expected) {
        facts.add("immutable");
      }
    }
  }

  private static boolean isOrdered(Object container) {
    String name = container.getClass().getName();
    boolean isHashed =
        (container instanceof HashMap<?, ?> && !(container instanceof LinkedHashMap<?, ?>))
            || (container instanceof HashSet<?> && !(container instanceof LinkedHashSet<?>))
            || container instanceof IdentityHashMap<?, ?>
            || name.equals("java.util.concurrent.ConcurrentHashMap")
            || name.equals("java.util.concurrent.ConcurrentHashMap$KeySetView")
            || name.equals("java.util.Hashtable")
            || name.equals("java.util.WeakHashMap");
    boolean isSalted =
        name.startsWith("java.util.ImmutableCollections") && !(container instanceof List<?>);
    return !isHashed && !isSalted;
  }

  @SuppressWarnings({"unchecked", "NonApiType"}) // other maps have no such order
  private static boolean isOrderedByAccess(LinkedHashMap<?, ?> map) {
    LinkedHashMap<Object, Object> clone = (LinkedHashMap<Object, Object>) map.clone();
    clone.clear();
    clone.put("first", 1);
    clone.put("second", 2);
    Object unused = clone.get("first");
    return clone.keySet().iterator().next().equals("second");
  }
}
