package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.pickle.Explanation;
import dev.brine.pool.MapResult;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose items and body are known; generated code hands it to a method of {@link
 * ParallelLoop}, as the cell's options say.
 *
 * @param <R> an iteration's value
 */
@Internal
public final class LoopCall<R extends @Nullable Object> {
  private final LoopRun run;
  private final Iterable<?> items;
  private final Fn<@Nullable Object, Answer<R>> iteration;
  private final Object body;

  /**
   * @param iteration what runs on workers
   * @param body the user's part of it
   */
  @SuppressWarnings("unchecked")
  <A extends @Nullable Object> LoopCall(
      LoopRun run, Iterable<? extends A> items, Fn<A, Answer<R>> iteration, Object body) {
    this.run = run;
    this.items = items;
    this.iteration = (Fn<@Nullable Object, Answer<R>>) (Fn<?, ?>) iteration;
    this.body = body;
  }

  /** Runs the loop; the values of the iterations that have one. */
  List<R> values() {
    return LoopValues.of(run.run(items, iteration));
  }

  /** Runs a loop without values. */
  void run() {
    List<Outcome<Answer<R>>> unused = run.run(items, iteration);
  }

  /** Runs the loop; what became of each iteration that has a value or failed. */
  List<Outcome<R>> outcomes() {
    return LoopValues.outcomes(run.run(items, iteration));
  }

  /** Starts the loop. */
  MapResult<R> started() {
    return run.start(items, iteration);
  }

  /** Runs nothing; what would travel with the body. */
  Explanation explained() {
    return run.explain(items, body);
  }
}
