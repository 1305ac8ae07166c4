package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.BrineException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks after containers in cycles, which were filled when some of their keys might not have been
 * complete: once a graph is read, each must find its keys. It gets them again where that helps;
 * where not, the graph is refused, since nobody would notice later.
 */
final class Keys {
  /** A container of a graph, and how many keys it had. */
  private record Expected(int id, int keys) {}

  private final List<Expected> expected = new ArrayList<>();

  /** How many keys an object has that are hashed or compared; 0 for what is no such container. */
  private static int count(Object object) {
    if (object instanceof WeakHashMap<?, ?> map) {
      return Math.min(1, map.size()); // the others can go at any time
    }
    return object instanceof Map<?, ?> map
        ? map.size()
        : object instanceof Set<?> set ? set.size() : 0;
  }

  /** Tells the reader what it is to look after because of the innermost open node. */
  static void tell(Node node, Output target) {
    boolean isInCycle = node.low < node.depth || !node.onFilled.isEmpty() || !node.group.isEmpty();
    if (isInCycle && node.form().runsCode()) {
      tellOne(node, target);
      node.group.forEach(each -> tellOne(each, target));
    }
  }

  private static void tellOne(Node node, Output target) {
    int keys = count(node.object);
    if (keys > 0) {
      target.writeByte(GraphRecord.CHECK);
      target.writeVarInt(node.id, true);
      target.writeVarInt(keys, true);
    }
  }

  /** That object of the graph had so many. */
  void expect(int id, int keys) {
    expected.add(new Expected(id, keys));
  }

  /**
   * The graph is complete.
   *
   * @throws BrineException if a container does not find its keys
   */
  void check(GraphInput graph) {
    for (Expected each : expected) {
      Object container = graph.object(each.id());
      if (lacks(container, each.keys())) {
        rehash(container);
      }
    }
    for (Expected each : expected) {
      Object container = graph.object(each.id());
      if (lacks(container, each.keys())) {
        throw new BrineException(
            Refusals.simpleName(container.getClass())
                + " cannot be built again: it is in a cycle with its own keys and was made before"
                + " they were complete, so that it does not find them; break the cycle");
      }
    }
  }

  /** Begins another graph. */
  void reset() {
    expected.clear();
  }

  private static boolean lacks(Object container, int count) {
    if (count(container) < count) {
      return true;
    }
    if (container instanceof SortedMap<?, ?> || container instanceof SortedSet<?>) {
      return false; // a comparator need not find anything equal
    }
    return container instanceof Map<?, ?> map
        ? !containsAll(map.keySet(), map)
        : container instanceof Set<?> set && !containsAll(set, null);
  }

  private static boolean containsAll(Set<?> keys, @Nullable Map<?, ?> map) {
    for (Object key : keys.toArray()) {
      if (map == null ? !keys.contains(key) : !map.containsKey(key)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Only a container of the JDK does nothing else when it is filled again. A hash table's own hash
   * code is made of those that its keys had when they came, so it would become another one.
   */
  @SuppressWarnings({"unchecked", "JdkObsolete"}) // users have hash tables
  private static void rehash(Object container) {
    if (container.getClass().getClassLoader() != null || container instanceof Hashtable<?, ?>) {
      return;
    }
    try {
      if (container instanceof Map<?, ?>) {
        Map<@Nullable Object, @Nullable Object> map =
            (Map<@Nullable Object, @Nullable Object>) container;
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>(map);
        map.clear();
        map.putAll(entries);
      } else {
        Collection<@Nullable Object> set = (Collection<@Nullable Object>) container;
        List<@Nullable Object> elements = new ArrayList<>(set);
        set.clear();
        set.addAll(elements);
      }
    } catch (UnsupportedOperationException immutable) {
      // It is checked again.
    }
  }
}
