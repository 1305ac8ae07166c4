package dev.brine.pool;

import dev.brine.pickle.Explanation;
import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs functions over items, many at once. Items and results may be null; an {@code Iterable} or a
 * function may not. Thread-safe.
 *
 * <p>Every verb throws {@link dev.brine.error.CaptureException} before a worker is touched if the
 * function, or an item, cannot travel, and {@link dev.brine.error.PoolClosedException} after the
 * pool was closed. A verb that waits throws {@link dev.brine.error.MapInterruptedException}, and
 * cancels what it began, if its thread is interrupted.
 */
@SuppressWarnings("overloads") // a lambda always picks Fn and Act, the subtypes
public interface Pool extends AutoCloseable {

  /**
   * Runs the function over each item and waits for all results, which come in the items' order. The
   * first item that fails ends the map and cancels the rest.
   *
   * @throws dev.brine.error.TaskException if the function threw
   * @throws dev.brine.error.WorkerDiedException if the worker that ran an item ended
   * @throws dev.brine.error.TaskTimeoutException if an item ran longer than {@link #timeout} allows
   * @throws dev.brine.error.ResultException if a result cannot come back
   */
  <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items);

  /** As {@link #map(Fn, Iterable)}, for a function that was typed for the JDK's interface. */
  <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Function<? super A, ? extends R> function, Iterable<? extends A> items);

  /** As {@link #map(Fn, Iterable)}, for what gives no result. */
  <A extends @Nullable Object> void forEach(Act<? super A> action, Iterable<? extends A> items);

  /** As {@link #forEach(Act, Iterable)}, for an action typed for the JDK's interface. */
  <A extends @Nullable Object> void forEach(
      Consumer<? super A> action, Iterable<? extends A> items);

  /**
   * Runs the function over each item and tells what became of each, in the items' order. An item
   * that fails hurts no other.
   */
  <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items);

  /** As {@link #outcomes(Fn, Iterable)}, for a function typed for the JDK's interface. */
  <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Function<? super A, ? extends R> function, Iterable<? extends A> items);

  /**
   * As {@link #map(Fn, Iterable)}, but returns as soon as all items are on their way: when this
   * returns, later changes of the items no longer matter.
   */
  <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items);

  /** As {@link #amap(Fn, Iterable)}, for a function typed for the JDK's interface. */
  <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items);

  /** Runs the function once and waits for its result; fails as {@link #map(Fn, Iterable)} does. */
  <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Fn<? super A, ? extends R> function, A item);

  /** As {@link #pipe(Fn, Object)}, for a function typed for the JDK's interface. */
  <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Function<? super A, ? extends R> function, A item);

  /** Starts one computation and returns at once. */
  <R extends @Nullable Object> TaskResult<R> submit(Call<? extends R> call);

  /**
   * A view of this pool that uses at most so many workers for one map; a pool of processes that has
   * fewer starts the missing ones. Closing a view closes the pool.
   *
   * @param workers at least 1
   * @throws IllegalArgumentException if it is less
   */
  Pool limit(int workers);

  /**
   * A view of this pool that sends so many tasks together to a worker, instead of as many as the
   * measured time suggests. Closing a view closes the pool.
   *
   * @param size at least 1
   * @throws IllegalArgumentException if it is less
   */
  Pool batch(int size);

  /**
   * A view of this pool that ends a task which runs longer, together with its worker. A pool that
   * shares the caller's thread cannot do so and lets tasks run. Closing a view closes the pool.
   *
   * @param limit more than zero
   * @throws IllegalArgumentException if it is not
   */
  Pool timeout(Duration limit);

  /**
   * What would travel with a function, or any other object, and why; and all that cannot. Nothing
   * is run and nothing is sent.
   */
  default Explanation explain(@Nullable Object function) {
    return Explanation.of(function);
  }

  /**
   * Waits for the work that is on its way and then ends the workers. Once closed, a pool stays so.
   * If the thread is interrupted meanwhile, the rest of the work is ended at once, and the flag
   * stays set.
   */
  @Override
  void close();

  /**
   * Ends the workers at once; work that is on its way fails with {@link
   * dev.brine.error.PoolClosedException}.
   */
  void terminate();
}
