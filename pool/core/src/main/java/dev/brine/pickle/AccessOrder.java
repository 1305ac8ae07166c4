package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import java.lang.invoke.MethodHandle;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the linked maps that move an entry to the end when it is read, which they do not say. */
@SuppressWarnings("NonApiType") // other maps have no such order
final class AccessOrder {
  private static final Optional<MethodHandle> FIELD =
      JdkInternals.getter(LinkedHashMap.class, "accessOrder", boolean.class);

  private AccessOrder() {}

  /** TRUE for access order, null for insertion order. */
  static @Nullable Object of(LinkedHashMap<?, ?> map) {
    return isOrderedByAccess(map) ? Boolean.TRUE : null;
  }

  private static boolean isOrderedByAccess(LinkedHashMap<?, ?> map) {
    if (FIELD.isEmpty()) {
      return triesAccess(map);
    }
    try {
      return (boolean) FIELD.get().invoke(map);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without a way into the JDK: a clone keeps the order, and shows it. */
  @SuppressWarnings("unchecked")
  private static boolean triesAccess(LinkedHashMap<?, ?> map) {
    LinkedHashMap<Object, Object> clone = (LinkedHashMap<Object, Object>) map.clone();
    clone.clear();
    String first = "first";
    clone.put(first, first);
    clone.put("second", "second");
    Object unused = clone.get(first);
    Iterator<Object> keys = clone.keySet().iterator();
    return !first.equals(keys.next());
  }
}
