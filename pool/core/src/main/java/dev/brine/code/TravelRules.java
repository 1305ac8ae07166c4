package dev.brine.code;

import dev.brine.error.Internal;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the user decided about how classes travel: packages of the class path whose code travels as
 * if it were typed, and classes that are named only. Thread-safe.
 */
@Internal
public final class TravelRules {
  private static final Set<String> PACKAGES = ConcurrentHashMap.newKeySet();
  private static final Set<Class<?>> NAMED_ONLY =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private TravelRules() {}

  /** The code of this package and of those below it travels. */
  public static void shipByValue(String packageName) {
    PACKAGES.add(packageName);
  }

  /** The code of this class does not travel: the reading process must have it. */
  public static void byReference(Class<?> type) {
    NAMED_ONLY.add(type);
  }

  /** Whether the user said that the class is to be named only. */
  public static boolean isNamedOnly(Class<?> type) {
    return NAMED_ONLY.contains(type);
  }

  /** Whether the user said that the class's code travels. */
  static boolean isShipped(Class<?> type) {
    if (PACKAGES.isEmpty() || type.getClassLoader() == null) {
      return false;
    }
    String name = type.getPackageName();
    return PACKAGES.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
  }
}
