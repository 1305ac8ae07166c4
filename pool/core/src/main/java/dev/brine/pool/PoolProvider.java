package dev.brine.pool;

import java.util.Set;

/**
 * Makes pools for addresses, such as that of a cluster. Providers are found by {@link
 * java.util.ServiceLoader}, beside Brine's own classes or by the context class loader. Thread-safe.
 */
public interface PoolProvider {
  /** The schemes that it serves, such as {@code spark} for {@code spark://host:7077}. */
  Set<String> schemes();

  /**
   * A pool for this address. Nothing needs to be started before the first map.
   *
   * @throws dev.brine.error.BrineException if there can be none, with what the user can do about it
   */
  Pool connect(String address);
}
