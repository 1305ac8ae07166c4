package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one map so far: the outcomes by index, and whether it is over. Thread-safe; its
 * monitor is held for moments only.
 */
final class MapRun {
  private final boolean failFast;
  private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
  private final List<@Nullable Outcome<?>> outcomes = new ArrayList<>();
  private long added;
  private long done;
  private boolean ended;

  /**
   * @param failFast whether the first failure ends the map
   */
  MapRun(boolean failFast) {
    this.failFast = failFast;
  }

  /** Counts one more item and gives its index. */
  synchronized long add() {
    outcomes.add(null);
    return added++;
  }

  /** Takes note of what became of an item; the first note wins, and none counts after the end. */
  void record(Outcome<?> outcome) {
    BrineException error = outcome.error();
    synchronized (this) {
      int index = (int) outcome.index();
      if (over.isDone() || outcomes.get(index) != null) {
        return;
      }
      outcomes.set(index, outcome);
      done++;
    }
    if (failFast && error != null) {
      over.completeExceptionally(error);
    }
    completeIfDone();
  }

  /** No more items will be added. */
  void end() {
    synchronized (this) {
      ended = true;
    }
    completeIfDone();
  }

  private void completeIfDone() {
    boolean complete;
    synchronized (this) {
      complete = ended && done == added;
    }
    if (complete) {
      over.complete(null);
    }
  }

  /** Ends the map by the caller's wish; whether it was not over before. */
  boolean cancel() {
    return over.completeExceptionally(new CancellationException("the map was cancelled"));
  }

  /** Ends the map by a failure that is no single item's. */
  void fail(BrineException error) {
    over.completeExceptionally(error);
  }

  boolean isOver() {
    return over.isDone();
  }

  boolean isCancelled() {
    return over.isCancelled();
  }

  boolean isSuccessful() {
    return over.isDone() && !over.isCompletedExceptionally() && failures() == 0;
  }

  private synchronized long failures() {
    return outcomes.stream().filter(each -> each != null && !each.isSuccess()).count();
  }

  /** Does this when the map is over, on the thread that ends it; at once if it is over already. */
  void whenOver(Runnable action) {
    CompletableFuture<?> unused = over.whenComplete((nothing, failure) -> action.run());
  }

  /** Completes with the values when the map is over, exceptionally where it was not successful. */
  <R extends @Nullable Object> CompletableFuture<List<R>> toFuture() {
    return over.thenApply(nothing -> values());
  }

  synchronized long done() {
    return done;
  }

  synchronized long added() {
    return added;
  }

  /**
   * Waits until the map is over.
   *
   * @throws BrineException its failure, with the waiting thread's stack trace
   * @throws CancellationException if it was cancelled
   */
  void await() throws InterruptedException {
    try {
      over.get();
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** As {@link #await()}, but at most so long. */
  void await(long nanos) throws InterruptedException, TimeoutException {
    try {
      over.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** What was thrown elsewhere must show where the user waited for it. */
  private static RuntimeException failure(ExecutionException wrapper) {
    RuntimeException failure = (RuntimeException) wrapper.getCause();
    failure.fillInStackTrace();
    return failure;
  }

  /** The outcomes so far, in the items' order. */
  @SuppressWarnings("unchecked")
  synchronized <R extends @Nullable Object> List<Outcome<R>> outcomes() {
    List<Outcome<R>> known = new ArrayList<>(outcomes.size());
    for (Outcome<?> each : outcomes) {
      if (each != null) {
        known.add((Outcome<R>) each);
      }
    }
    return known;
  }

  /** The values in the items' order, of a map that was successful. */
  @SuppressWarnings("unchecked")
  synchronized <R extends @Nullable Object> List<R> values() {
    List<R> values = new ArrayList<>(outcomes.size());
    for (Outcome<?> each : outcomes) {
      values.add(each == null ? null : (R) each.value());
    }
    return values;
  }
}
