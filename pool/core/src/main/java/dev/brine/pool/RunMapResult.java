package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.Finished;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The results of a map that was started and not waited for. */
final class RunMapResult<R extends @Nullable Object> implements MapResult<R> {
  private final MapRun run;
  private final AllOutcomes outcomes;
  private final Feed feed;
  private final @Nullable Watch watch;

  RunMapResult(MapRun run, AllOutcomes outcomes, Feed feed, @Nullable Watch watch) {
    this.run = run;
    this.outcomes = outcomes;
    this.feed = feed;
    this.watch = watch;
  }

  @Override
  public List<R> get() throws InterruptedException {
    try {
      run.await();
    } catch (BrineException e) {
      throw noted(e);
    } finally {
      feed.flush();
    }
    return outcomes.values();
  }

  @Override
  public List<R> get(Duration limit) throws InterruptedException, TimeoutException {
    try {
      run.await(limit.toNanos());
    } catch (BrineException e) {
      throw noted(e);
    }
    feed.flush();
    return outcomes.values();
  }

  private BrineException noted(BrineException failure) {
    Finished.note(failure, outcomes.finished());
    return failure;
  }

  @Override
  public boolean isReady() {
    return run.isOver();
  }

  @Override
  public boolean isSuccessful() {
    if (!run.isOver()) {
      throw new IllegalStateException("the map still runs");
    }
    return run.isSuccessful();
  }

  @Override
  public boolean cancel() {
    boolean cancelled = run.cancel();
    feed.cancel();
    return cancelled;
  }

  boolean isCancelled() {
    return run.isCancelled();
  }

  @Override
  public List<Outcome<R>> outcomes() {
    return outcomes.known();
  }

  @Override
  public Progress progress() {
    return run.progress();
  }

  @Override
  public Duration wallTime() {
    return run.wallTime();
  }

  @Override
  public Duration serialTime() {
    return run.serialTime();
  }

  @Override
  public Set<String> changed(Duration limit) throws InterruptedException {
    return watch == null ? Set.of() : watch.changed(limit);
  }

  @Override
  public CompletableFuture<List<R>> toFuture() {
    return run.toFuture().thenApply(nothing -> outcomes.values());
  }

  /** How far it is; what a session shows of it. */
  @Override
  public String toString() {
    Progress progress = run.progress();
    return "%d of %d done%s"
        .formatted(
            progress.done(),
            progress.total().orElse(progress.added()),
            run.isOver() ? ", ended" : "");
  }
}
