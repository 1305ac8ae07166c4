package dev.brine.pool;

import com.google.common.base.Splitter;
import dev.brine.error.BrineException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds who makes the pool for an address. */
final class Providers {
  private static final String SCHEME_END = "://";

  private Providers() {}

  /** Whether this is an address rather than a name. */
  static boolean isAddress(String id) {
    return id.contains(SCHEME_END);
  }

  /**
   * The pool for an address.
   *
   * @throws BrineException if nobody makes it
   */
  static Pool connect(String address) {
    String scheme = Splitter.on(SCHEME_END).limit(2).splitToList(address).get(0);
    List<String> known = new ArrayList<>();
    try {
      for (PoolProvider each : all()) {
        if (each.schemes().contains(scheme)) {
          return each.connect(address);
        }
        known.addAll(each.schemes());
      }
    } catch (ServiceConfigurationError broken) {
      throw new BrineException(
          "a provider of pools cannot be used: " + broken.getMessage(), broken);
    }
    String others =
        known.isEmpty() ? "; there is no provider of pools at all" : "; known: " + known;
    throw new BrineException(
        "no pool for %s: nothing on the class path provides pools for %s://%s"
            .formatted(address, scheme, others));
  }

  private static List<PoolProvider> all() {
    List<PoolProvider> found = new ArrayList<>();
    ServiceLoader.load(PoolProvider.class, PoolProvider.class.getClassLoader()).forEach(found::add);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null && context != PoolProvider.class.getClassLoader()) {
      ServiceLoader.load(PoolProvider.class, context).forEach(found::add);
    }
    return found;
  }
}
