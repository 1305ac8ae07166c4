package dev.brine.pool;

import dev.brine.error.BrineException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The result of one computation: a map over a single item. */
final class RunTaskResult<R extends @Nullable Object> implements TaskResult<R> {
  private final RunMapResult<R> map;

  RunTaskResult(RunMapResult<R> map) {
    this.map = map;
  }

  @Override
  public R get() throws InterruptedException, ExecutionException {
    try {
      return map.get().get(0);
    } catch (BrineException e) {
      throw new ExecutionException(e);
    }
  }

  @Override
  public R get(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return map.get(limit).get(0);
    } catch (BrineException e) {
      throw new ExecutionException(e);
    }
  }

  @Override
  public R get(long time, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return get(Duration.of(time, unit.toChronoUnit()));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return map.cancel();
  }

  @Override
  public boolean cancel() {
    return map.cancel();
  }

  @Override
  public boolean isCancelled() {
    return map.isCancelled();
  }

  @Override
  public boolean isDone() {
    return map.isReady();
  }

  @Override
  public CompletableFuture<R> toFuture() {
    return map.toFuture().thenApply(values -> values.get(0));
  }
}
