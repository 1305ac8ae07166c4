package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How far one map is, and whether it is over. Thread-safe; its monitor is held for moments only.
 */
final class MapRun {
  /** A single one does not sleep while others do what is waited for. */
  private static final boolean SPINS = Runtime.getRuntime().availableProcessors() > 1;

  /** About twice as long as a call takes that does nothing, in nanoseconds. */
  private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** A map of more items takes longer than one spins. */
  private static final int FEW = 4;

  private final boolean failFast;
  private final Outcomes outcomes;
  private final ProgressReport report;
  private final OptionalLong total;
  private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();

  /** Follows when all is done that belongs to the end. */
  private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();

  private final long begun = System.nanoTime();
  private long endedAt;
  private long added;
  private long done;
  private long failed;
  private long taskNanos;
  private boolean ended;

  /**
   * @param failFast whether the first failure ends the map
   * @param outcomes where outcomes go
   * @param total how many items there will be, where that is known
   * @param listener is told of progress; null if nobody asks
   */
  MapRun(
      boolean failFast,
      Outcomes outcomes,
      OptionalLong total,
      @Nullable ProgressListener listener) {
    this.failFast = failFast;
    this.outcomes = outcomes;
    this.total = total;
    this.report = new ProgressReport(listener);
    whenOver(this::atEnd);
  }

  private void atEnd() {
    synchronized (this) {
      endedAt = System.nanoTime();
    }
    outcomes.end();
    report.last(this);
  }

  /** Counts one more item and gives its index. */
  long add() {
    return add(1);
  }

  /** Counts so many more items and gives the index of the first. */
  synchronized long add(int items) {
    long first = added;
    outcomes.expect(first, items);
    added += items;
    return first;
  }

  /** Takes note of what became of an item; the first note wins, and none counts after the end. */
  void record(Outcome<?> outcome) {
    record(List.of(outcome));
  }

  /** As above, of several items in this order. */
  void record(List<? extends Outcome<?>> some) {
    conclude(keep(some));
  }

  /**
   * What taking note has led to.
   *
   * @param changed whether anything was noted
   * @param complete whether nothing is missing any more
   * @param error the first failure, if there is one
   */
  record Noted(boolean changed, boolean complete, @Nullable BrineException error) {}

  /**
   * As {@link #record}, but nobody is told: {@link #conclude} follows. Where another item begins in
   * between, what this one gave is not lost by that one's failure.
   */
  Noted keep(List<? extends Outcome<?>> some) {
    BrineException error = null;
    synchronized (this) {
      long before = done;
      for (Outcome<?> outcome : some) {
        if (over.isDone() || (failFast && error != null) || !outcomes.keep(outcome)) {
          continue;
        }
        done++;
        taskNanos += outcome.time().toNanos();
        if (outcome.error() != null) {
          failed++;
          error = outcome.error();
        }
      }
      return new Noted(done > before, ended && done == added, error);
    }
  }

  /** Ends the map if it is to end by what was noted, and tells how far it is. */
  void conclude(Noted noted) {
    if (!noted.changed()) {
      return;
    }
    if (failFast && noted.error() != null) {
      finish(noted.error());
    }
    if (!noted.complete() || !finish(null)) {
      report.some(this);
    }
  }

  /** No more items will be added. */
  void end() {
    synchronized (this) {
      ended = true;
    }
    completeIfDone();
  }

  private boolean completeIfDone() {
    boolean complete;
    synchronized (this) {
      complete = ended && done == added;
    }
    return complete && finish(null);
  }

  /** Ends the map by the caller's wish; whether it was not over before. */
  boolean cancel() {
    return finish(new CancellationException("the map was cancelled"));
  }

  /** Ends the map by a failure that is no single item's. */
  void fail(BrineException error) {
    finish(error);
  }

  /** Ends the map; whether it was not over before. What waits for the end comes last. */
  private boolean finish(@Nullable RuntimeException failure) {
    boolean first = failure == null ? over.complete(null) : over.completeExceptionally(failure);
    if (first) {
      settled.complete(null);
    }
    return first;
  }

  boolean isOver() {
    return over.isDone();
  }

  /** Whether it is over, or a stream with nothing on its way, which nobody may ever go on with. */
  synchronized boolean isIdle() {
    return over.isDone() || (outcomes instanceof OutcomeWindow && done == added);
  }

  boolean isCancelled() {
    return over.isCancelled();
  }

  synchronized boolean isSuccessful() {
    return over.isDone() && !over.isCompletedExceptionally() && failed == 0;
  }

  /** Does this when the map is over, on the thread that ends it; at once if it is over already. */
  void whenOver(Runnable action) {
    CompletableFuture<?> unused = over.whenComplete((nothing, failure) -> action.run());
  }

  /**
   * Completes when the map is over, exceptionally where it was not successful. What depends on it
   * runs on a thread that may wait: on that which ends the map it would hold up other results.
   */
  CompletableFuture<@Nullable Void> toFuture() {
    return over.thenApplyAsync(nothing -> null);
  }

  /** How many items there will be, where that is known. */
  OptionalLong total() {
    return total;
  }

  synchronized long added() {
    return added;
  }

  synchronized Progress progress() {
    OptionalLong known = total.isEmpty() && ended ? OptionalLong.of(added) : total;
    return new Progress(done, failed, added, known, wallTime());
  }

  /** Since the map began, until now or until its end. */
  synchronized Duration wallTime() {
    return Duration.ofNanos((endedAt == 0 ? System.nanoTime() : endedAt) - begun);
  }

  /** How long the user's code ran in all tasks that have ended. */
  synchronized Duration serialTime() {
    return Duration.ofNanos(taskNanos);
  }

  /**
   * Waits until the map is over.
   *
   * @throws BrineException its failure, with the waiting thread's stack trace
   * @throws CancellationException if it was cancelled
   */
  void await() throws InterruptedException {
    OwnThread.refuseToWait();
    spin(Long.MAX_VALUE);
    try {
      settled.get();
      over.get();
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** As {@link #await()}, but at most so long. */
  void await(long nanos) throws InterruptedException, TimeoutException {
    OwnThread.refuseToWait();
    spin(nanos);
    try {
      settled.get(nanos, TimeUnit.NANOSECONDS);
      over.get();
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /**
   * Waits for what ends in a moment without letting the processor fall asleep: to wake one takes a
   * good part of the time that a call takes. Whoever else wants the processor has it.
   */
  @SuppressWarnings("ThreadPriorityCheck") // it is no more than a courtesy
  private void spin(long nanos) {
    if (SPINS && total.orElse(Long.MAX_VALUE) <= FEW) {
      long begun = System.nanoTime();
      long limit = Math.min(nanos, SPIN_NANOS);
      while (!settled.isDone() && System.nanoTime() - begun < limit) {
        Thread.yield();
      }
    }
  }

  /** What was thrown elsewhere must show where the user waited for it. */
  private static RuntimeException failure(ExecutionException wrapper) {
    RuntimeException failure = (RuntimeException) wrapper.getCause();
    failure.fillInStackTrace();
    return failure;
  }
}
