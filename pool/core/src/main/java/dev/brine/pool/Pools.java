package dev.brine.pool;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSortedSet;
import dev.brine.error.BrineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Pools by id, so that a cell which runs again finds the pool that it made. A pool that was closed
 * is made anew, never handed out. Thread-safe; only callers with the same id wait for each other.
 */
public final class Pools {
  private static final Map<String, NamedPool> POOLS = new ConcurrentHashMap<>();

  private Pools() {}

  /**
   * The pool with this id; if there is none that is open, the one that the maker gives. The maker
   * must not ask for the same id. A pool that is not Brine's own is taken to be open.
   *
   * @throws NullPointerException if the maker gives null
   */
  public static Pool get(String id, Supplier<? extends Pool> maker) {
    Objects.requireNonNull(maker, "maker");
    return named(id).get(maker);
  }

  /**
   * The open pool with this id. An id that is an address, such as {@code spark://host:7077}, needs
   * no maker: where none is open, the {@link PoolProvider} of its scheme makes one. In a task
   * everything runs in place.
   *
   * @throws BrineException if there is none and none can be made
   */
  public static Pool get(String id) {
    Objects.requireNonNull(id, "id");
    if (DefaultPool.isNested()) {
      return SerialPool.create();
    }
    if (Providers.isAddress(id)) {
      return named(id).get(() -> Providers.connect(id));
    }
    NamedPool known = POOLS.get(id);
    Pool open = known == null ? null : known.open();
    if (open == null) {
      throw new BrineException(
          ("no pool is named %s; open pools: %s. Make one by Pools.get(\"%s\", 4),"
                  + " or give an address such as spark://host:7077")
              .formatted(id, active(), id));
    }
    return open;
  }

  /**
   * The pool of processes with this id, with so many workers; it is made if there is none that is
   * open. One that was made here for another number of workers is resized; one that a maker gave
   * keeps its size. In a task everything runs in place.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public static Pool get(String id, int workers) {
    Preconditions.checkArgument(workers >= 1, "a pool needs at least 1 worker, not %s", workers);
    Objects.requireNonNull(id, "id");
    return DefaultPool.isNested() ? SerialPool.create() : named(id).get(workers);
  }

  private static NamedPool named(String id) {
    return POOLS.computeIfAbsent(Objects.requireNonNull(id, "id"), any -> new NamedPool());
  }

  /** The ids of the pools that are open, sorted. */
  public static Set<String> active() {
    ImmutableSortedSet.Builder<String> ids = ImmutableSortedSet.naturalOrder();
    POOLS.forEach(
        (id, named) -> {
          if (named.isOpen()) {
            ids.add(id);
          }
        });
    return ids.build();
  }

  /** Terminates all pools and forgets them. */
  public static void clear() {
    List<NamedPool> all = new ArrayList<>(POOLS.values());
    all.forEach(NamedPool::terminate);
  }
}
