package dev.brine.pool;

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
  private final Feed feed;
  private final @Nullable Watch watch;

  RunMapResult(MapRun run, Feed feed, @Nullable Watch watch) {
    this.run = run;
    this.feed = feed;
    this.watch = watch;
  }

  @Override
  public List<R> get() throws InterruptedException {
    run.await();
    return run.values();
  }

  @Override
  public List<R> get(Duration limit) throws InterruptedException, TimeoutException {
    run.await(limit.toNanos());
    return run.values();
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
    return run.outcomes();
  }

  @Override
  public Set<String> changed(Duration limit) throws InterruptedException {
    return watch == null ? Set.of() : watch.changed(limit);
  }

  @Override
  public CompletableFuture<List<R>> toFuture() {
    return run.toFuture();
  }
}
