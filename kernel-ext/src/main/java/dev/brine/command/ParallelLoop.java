package dev.brine.command;

import dev.brine.Brine;
import dev.brine.error.Internal;
import dev.brine.error.MapInterruptedException;
import dev.brine.task.Act;
import dev.brine.task.Fn;
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

  /** Runs a loop with values. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> over(
      Iterable<? extends A> items, Fn<? super A, ? extends R> body) {
    return run.run(items, new ValueIteration<A, R>(body));
  }

  /** Runs a loop with values. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> over(
      A[] items, Fn<? super A, ? extends R> body) {
    return run.run(Brine.items(items), new ValueIteration<A, R>(body));
  }

  /** Runs a loop with values. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> over(
      Stream<? extends A> items, Fn<? super A, ? extends R> body) {
    return run.run(Brine.items(items), new ValueIteration<A, R>(body));
  }

  /** Runs a loop with values. */
  public <R extends @Nullable Object> List<R> over(
      boolean[] items, ItemFn.OfBoolean<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** Runs a loop with values. */
  public <R extends @Nullable Object> List<R> over(byte[] items, ItemFn.OfByte<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** Runs a loop with values. */
  public <R extends @Nullable Object> List<R> over(char[] items, ItemFn.OfChar<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** Runs a loop with values. */
  public <R extends @Nullable Object> List<R> over(
      short[] items, ItemFn.OfShort<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** Runs a loop with values. */
  public <R extends @Nullable Object> List<R> over(int[] items, ItemFn.OfInt<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** Runs a loop with values. */
  public <R extends @Nullable Object> List<R> over(long[] items, ItemFn.OfLong<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** Runs a loop with values. */
  public <R extends @Nullable Object> List<R> over(
      float[] items, ItemFn.OfFloat<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** Runs a loop with values. */
  public <R extends @Nullable Object> List<R> over(
      double[] items, ItemFn.OfDouble<? extends R> body) {
    return over(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public <A extends @Nullable Object> void each(Iterable<? extends A> items, Act<? super A> body) {
    run.run(items, new VoidIteration<A>(body));
  }

  /** Runs a loop without values. */
  public <A extends @Nullable Object> void each(A[] items, Act<? super A> body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public <A extends @Nullable Object> void each(Stream<? extends A> items, Act<? super A> body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public void each(boolean[] items, ItemAct.OfBoolean body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public void each(byte[] items, ItemAct.OfByte body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public void each(char[] items, ItemAct.OfChar body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public void each(short[] items, ItemAct.OfShort body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public void each(int[] items, ItemAct.OfInt body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public void each(long[] items, ItemAct.OfLong body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public void each(float[] items, ItemAct.OfFloat body) {
    each(Brine.items(items), body);
  }

  /** Runs a loop without values. */
  public void each(double[] items, ItemAct.OfDouble body) {
    each(Brine.items(items), body);
  }
}
