package dev.brine.command;

import dev.brine.Brine;
import dev.brine.error.Internal;
import dev.brine.error.MapInterruptedException;
import dev.brine.pickle.Explanation;
import dev.brine.pool.MapResult;
import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the code generated for a loop calls. The items come before the body, since they give its
 * type: no type need be known when the code is generated. It is made by {@code new}, since a
 * session variable named {@code dev} would hide the package anywhere but behind that word.
 */
@Internal
@SuppressWarnings("overloads") // the items alone decide
public final class ParallelLoop {
  /** A counted loop lists its values before it runs; this many fit a heap of any size. */
  private static final int MOST_VALUES = 10_000_000;

  private final LoopRun run;

  /**
   * @param number of a run that is open
   * @throws IllegalStateException if it is over
   */
  public ParallelLoop(long number) {
    run = LoopRun.of(number);
  }

  /** The header of a counted loop: it gives each value of the counter to the consumer. */
  @FunctionalInterface
  public interface Header<T> {
    /**
     * Counts.
     *
     * @throws Exception whatever the header throws
     */
    void count(Consumer<T> values) throws Exception;
  }

  /**
   * The values of a counted loop.
   *
   * @throws IllegalArgumentException if there are more than can be listed
   * @throws Exception whatever the header throws
   */
  public <T> Iterable<T> counted(Header<T> header) throws Exception {
    List<T> values = new ArrayList<>();
    header.count(
        value -> {
          if (values.size() == MOST_VALUES) {
            throw new IllegalArgumentException(
                "the loop counts more than %,d values: loop over `range(a, b)` instead"
                    .formatted(MOST_VALUES));
          }
          if (Thread.currentThread().isInterrupted()) {
            throw new MapInterruptedException(0, values.size());
          }
          values.add(value);
        });
    return values;
  }

  /** A loop with values. */
  public <A extends @Nullable Object, R extends @Nullable Object> LoopCall<R> over(
      Iterable<? extends A> items, Fn<? super A, ? extends R> body) {
    return new LoopCall<R>(run, items, new ValueIteration<A, R>(body), body);
  }

  /** A loop with values. */
  public <A extends @Nullable Object, R extends @Nullable Object> LoopCall<R> over(
      A[] items, Fn<? super A, ? extends R> body) {
    return this.<A, R>over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <A extends @Nullable Object, R extends @Nullable Object> LoopCall<R> over(
      Stream<? extends A> items, Fn<? super A, ? extends R> body) {
    return this.<A, R>over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <R extends @Nullable Object> LoopCall<R> over(
      boolean[] items, ItemFn.OfBoolean<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <R extends @Nullable Object> LoopCall<R> over(
      byte[] items, ItemFn.OfByte<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <R extends @Nullable Object> LoopCall<R> over(
      char[] items, ItemFn.OfChar<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <R extends @Nullable Object> LoopCall<R> over(
      short[] items, ItemFn.OfShort<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <R extends @Nullable Object> LoopCall<R> over(
      int[] items, ItemFn.OfInt<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <R extends @Nullable Object> LoopCall<R> over(
      long[] items, ItemFn.OfLong<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <R extends @Nullable Object> LoopCall<R> over(
      float[] items, ItemFn.OfFloat<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** A loop with values. */
  public <R extends @Nullable Object> LoopCall<R> over(
      double[] items, ItemFn.OfDouble<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** A loop without values. */
  public <A extends @Nullable Object> LoopCall<@Nullable Void> each(
      Iterable<? extends A> items, Act<? super A> body) {
    return new LoopCall<@Nullable Void>(run, items, new VoidIteration<A>(body), body);
  }

  /** A loop without values. */
  public <A extends @Nullable Object> LoopCall<@Nullable Void> each(
      A[] items, Act<? super A> body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public <A extends @Nullable Object> LoopCall<@Nullable Void> each(
      Stream<? extends A> items, Act<? super A> body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public LoopCall<@Nullable Void> each(boolean[] items, ItemAct.OfBoolean body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public LoopCall<@Nullable Void> each(byte[] items, ItemAct.OfByte body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public LoopCall<@Nullable Void> each(char[] items, ItemAct.OfChar body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public LoopCall<@Nullable Void> each(short[] items, ItemAct.OfShort body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public LoopCall<@Nullable Void> each(int[] items, ItemAct.OfInt body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public LoopCall<@Nullable Void> each(long[] items, ItemAct.OfLong body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public LoopCall<@Nullable Void> each(float[] items, ItemAct.OfFloat body) {
    return each(Brine.items(items), body);
  }

  /** A loop without values. */
  public LoopCall<@Nullable Void> each(double[] items, ItemAct.OfDouble body) {
    return each(Brine.items(items), body);
  }

  /**
   * Runs the loop; the values of the iterations that have one. The call is an argument, so that the
   * compiler infers the type of both together.
   */
  public <R extends @Nullable Object> List<R> values(LoopCall<R> call) {
    return call.values();
  }

  /** Runs a loop without values. */
  public void run(LoopCall<?> call) {
    call.run();
  }

  /** Runs the loop; what became of each iteration that has a value or failed. */
  public <R extends @Nullable Object> List<Outcome<R>> outcomes(LoopCall<R> call) {
    return call.outcomes();
  }

  /** Starts the loop. */
  public <R extends @Nullable Object> MapResult<R> started(LoopCall<R> call) {
    return call.started();
  }

  /** Runs nothing; what would travel with the body. */
  public Explanation explained(LoopCall<?> call) {
    return call.explained();
  }

  /** Runs a call with a value once on each worker. */
  public <R extends @Nullable Object> List<R> everywhere(Call<? extends R> body) {
    return run.everywhere(new ValueCall<R>(body));
  }

  /** Runs a call without a value once on each worker. */
  public void everywhereVoid(Act<? super @Nullable Void> body) {
    List<@Nullable Void> unused = run.everywhere(new VoidCall(body));
  }
}
