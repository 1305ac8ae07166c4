package dev.brine.pool;

import dev.brine.error.Internal;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What front ends need of a pool beyond what users do. A pool that is not Brine's own is asked for
 * the nearest that it has. Thread-safe.
 */
@Internal
public final class FrontEnd {
  private FrontEnd() {}

  /** A view of the pool for one map, whose tasks print there where they run in other processes. */
  public static Pool printingTo(MapOutput output, Pool pool) {
    return pool instanceof VerbPool known ? known.printingTo(output) : pool;
  }

  /**
   * Runs a map and tells of each item where and when it ran.
   *
   * @param failFast whether the first failure ends the map, as it does in {@link Pool#map}
   * @throws dev.brine.error.BrineException that failure
   */
  public static <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> run(
      Pool pool,
      Fn<? super A, ? extends R> function,
      Iterable<? extends A> items,
      boolean failFast) {
    if (pool instanceof VerbPool known) {
      return known.run(function, items, failFast);
    }
    if (!failFast) {
      return pool.outcomes(function, items);
    }
    List<Outcome<R>> outcomes = new ArrayList<>();
    List<R> values = pool.map(function, items);
    for (R value : values) {
      outcomes.add(Outcome.success(outcomes.size(), value, 1, Outcome.Run.NONE));
    }
    return outcomes;
  }

  /**
   * Starts a map.
   *
   * @param failFast whether the first failure ends the map, as it does in {@link Pool#amap}
   */
  public static <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> start(
      Pool pool,
      Fn<? super A, ? extends R> function,
      Iterable<? extends A> items,
      boolean failFast) {
    return pool instanceof VerbPool known
        ? known.start(function, items, failFast)
        : pool.amap(function, items);
  }

  /** What becomes of a call on each worker; see {@link Pool#everywhere}. */
  public static <R extends @Nullable Object> List<Outcome<R>> everywhere(
      Pool pool, Call<? extends R> call) {
    if (pool instanceof VerbPool known) {
      return known.runEverywhere(call);
    }
    List<Outcome<R>> outcomes = new ArrayList<>();
    List<R> values = pool.everywhere(call);
    for (R value : values) {
      outcomes.add(Outcome.success(outcomes.size(), value, 1, Outcome.Run.NONE));
    }
    return outcomes;
  }
}
