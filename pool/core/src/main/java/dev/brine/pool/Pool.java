package dev.brine.pool;

import dev.brine.pickle.Explanation;
import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Fn2;
import dev.brine.task.Fn3;
import dev.brine.task.Outcome;
import dev.brine.task.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
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
   * first item that fails ends the map and cancels the rest; what was finished by then is in the
   * exception, see {@link dev.brine.error.BrineException#finished()}.
   *
   * @throws dev.brine.error.TaskException if the function threw
   * @throws dev.brine.error.WorkerDiedException if the worker that ran an item ended
   * @throws dev.brine.error.TaskTimeoutException if an item ran longer than {@link #timeout} allows
   * @throws dev.brine.error.ResultException if a result cannot come back
   */
  <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items);

  /** As {@link #map(Fn, Iterable)}, for a function that was typed for the JDK's interface. */
  default <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return map(Functions.<A, R>ofAny(function), items);
  }

  /**
   * Runs a function of two arguments over the first items, the second items and so on, and waits;
   * see {@link #map(Fn, Iterable)}. It ends where the shorter input does.
   */
  default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          Fn2<? super A, ? super B, ? extends R> function,
          Iterable<? extends A> first,
          Iterable<? extends B> second) {
    return map((BiFunction<? super A, ? super B, ? extends R>) function, first, second);
  }

  /** As {@link #map(Fn2, Iterable, Iterable)}, for a function typed for the JDK's interface. */
  default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          BiFunction<? super A, ? super B, ? extends R> function,
          Iterable<? extends A> first,
          Iterable<? extends B> second) {
    return map(Functions.of(function), Arguments.zip(first, second));
  }

  /** As {@link #map(Fn2, Iterable, Iterable)}, for three arguments. */
  default <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      List<R> map(
          Fn3<? super A, ? super B, ? super C, ? extends R> function,
          Iterable<? extends A> first,
          Iterable<? extends B> second,
          Iterable<? extends C> third) {
    return map(Functions.of(function), Arguments.zip(first, second, third));
  }

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
  default <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return outcomes(Functions.<A, R>ofAny(function), items);
  }

  /**
   * The results in the items' order, computed ahead of who takes them, but not far: items are asked
   * for, on the taker's thread, only as results are taken, so there may be infinitely many, and
   * neither they nor the results gather in memory. A failed item throws where its result would have
   * come, as {@link #map(Fn, Iterable)} does, and ends the stream; so does what the iterable
   * throws, after the results of the items before. Close the stream to end it early.
   *
   * @return a sequential stream; not thread-safe
   */
  <A extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items);

  /** As {@link #imap(Fn, Iterable)}, for a function typed for the JDK's interface. */
  default <A extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return imap(Functions.<A, R>ofAny(function), items);
  }

  /** As {@link #imap(Fn, Iterable)}, but with the results as they are finished. */
  <A extends @Nullable Object, R extends @Nullable Object> Stream<R> uimap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items);

  /** As {@link #uimap(Fn, Iterable)}, for a function typed for the JDK's interface. */
  default <A extends @Nullable Object, R extends @Nullable Object> Stream<R> uimap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return uimap(Functions.<A, R>ofAny(function), items);
  }

  /**
   * As {@link #map(Fn, Iterable)}, but returns as soon as all items are on their way: when this
   * returns, later changes of the items no longer matter.
   */
  <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items);

  /** As {@link #amap(Fn, Iterable)}, for a function typed for the JDK's interface. */
  default <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return amap(Functions.<A, R>ofAny(function), items);
  }

  /** Runs the function once and waits for its result; fails as {@link #map(Fn, Iterable)} does. */
  <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Fn<? super A, ? extends R> function, A item);

  /** As {@link #pipe(Fn, Object)}, for a function typed for the JDK's interface. */
  default <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Function<? super A, ? extends R> function, A item) {
    return this.<A, R>pipe(Functions.<A, R>ofAny(function), item);
  }

  /** Runs the function once and returns at once. */
  <A extends @Nullable Object, R extends @Nullable Object> TaskResult<R> apipe(
      Fn<? super A, ? extends R> function, A item);

  /** As {@link #apipe(Fn, Object)}, for a function typed for the JDK's interface. */
  default <A extends @Nullable Object, R extends @Nullable Object> TaskResult<R> apipe(
      Function<? super A, ? extends R> function, A item) {
    return apipe(Functions.<A, R>ofAny(function), item);
  }

  /** Starts one computation and returns at once. */
  <R extends @Nullable Object> TaskResult<R> submit(Call<? extends R> call);

  /**
   * Runs the computation once on each worker and waits for all. Workers that are still starting are
   * waited for, and missing ones are started first; with {@link #limit}, so many workers do it.
   *
   * @return one result of each worker, in no special order
   */
  <R extends @Nullable Object> List<R> everywhere(Call<? extends R> call);

  /**
   * A value that is sent to each worker once at most, however many maps and tasks use it. It is
   * written now, so what is done to it later is not seen by workers; a pool that shares the
   * caller's memory gives its tasks the value itself, and writes it when it first leaves the
   * process. Any pool of this process may use it.
   *
   * @throws dev.brine.error.CaptureException if it cannot travel
   * @throws dev.brine.error.PoolClosedException after the pool was closed
   */
  <T extends @Nullable Object> Shared<T> share(T value);

  /**
   * Runs a computation that uses this pool on the caller's thread, such as {@code pool.profile(()
   * -> pool.map(f, items))}, while Java Flight Recorder records in all of the pool's workers; a
   * pool that shares the caller's memory records this process. The recordings end when the call
   * does and workers have done what they have; together they become one file, in the directory for
   * temporary files and under a name that the result tells. A worker that was replaced meanwhile is
   * missing in it.
   *
   * <p>What the computation throws is thrown as it is, undeclared where it is a checked exception;
   * then there is no file.
   *
   * @throws dev.brine.error.BrineException if the workers cannot be recorded
   */
  Profile profile(Call<?> call);

  /**
   * As {@link #profile(Call)}, with the recording in this file, which is replaced if it is there.
   *
   * @throws dev.brine.error.BrineException also if it is a symbolic link or cannot be written
   */
  Profile profile(Call<?> call, Path file);

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
   * measured time suggests. What a worker has not begun may still be done by another one that has
   * nothing to do. Closing a view closes the pool.
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
   * A view of this pool that tries a task again, at most so often, if its worker ended or it ran
   * longer than {@link #timeout} allows; never if the user's own code threw. So a task may then run
   * more than once. An item that has ended two workers is not tried again. Closing a view closes
   * the pool.
   *
   * @param count 0 for not at all
   * @throws IllegalArgumentException if it is negative
   */
  Pool retries(int count);

  /**
   * A view of this pool whose maps give every item the same random numbers each time, see {@link
   * dev.brine.task.TaskContext#random()}. Closing a view closes the pool.
   */
  Pool seed(long seed);

  /**
   * A view of this pool whose verbs give results, and outcomes, in the order in which they were
   * finished. Closing a view closes the pool.
   */
  Pool unordered();

  /** A view of this pool that tells how far its maps are. Closing a view closes the pool. */
  Pool onProgress(ProgressListener listener);

  /**
   * This pool as an executor. Its tasks fail with what the user's code threw, as those of other
   * executors do. Ending the executor does not close the pool.
   */
  ExecutorService asExecutorService();

  /** How the pool is at this moment; workers have half a second to answer. */
  PoolStatus status();

  /**
   * From now on there are so many workers. Those that are too many end as soon as they have done
   * what they have.
   *
   * @throws IllegalArgumentException if it is less than 1
   * @throws dev.brine.error.PoolClosedException after the pool was closed
   */
  void resize(int workers);

  /**
   * Puts fresh workers in the place of all. Nothing is lost: each ends when it has done what it
   * has.
   *
   * @throws dev.brine.error.PoolClosedException after the pool was closed
   */
  void restart();

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
