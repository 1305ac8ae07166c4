package dev.brine.pool;

import dev.brine.error.TaskException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What an executor promises for one task. It fails as users of {@code java.util.concurrent} expect:
 * the cause is what the user's code threw. Thread-safe.
 */
final class PoolFuture<R extends @Nullable Object> implements RunnableFuture<R> {
  private final PoolExecutor executor;
  private final CallOnce<R> call;
  private final @Nullable R fixed;
  private final CompletableFuture<@Nullable R> promise = new CompletableFuture<>();
  private volatile @Nullable TaskResult<?> started;

  /**
   * @param fixed what a computation without a result gives
   */
  PoolFuture(PoolExecutor executor, CallOnce<R> call, @Nullable R fixed) {
    this.executor = executor;
    this.call = call;
    this.fixed = fixed;
  }

  boolean isOf(PoolExecutor other) {
    return executor == other;
  }

  /** Begins it on the pool, unless it was cancelled before; does the rest when it has ended. */
  void start(Pool pool, Runnable whenEnded) {
    if (isDone()) {
      whenEnded.run();
      return;
    }
    TaskResult<@Nullable R> result = pool.submit(call);
    started = result;
    if (isCancelled()) {
      // Meanwhile; whoever did so found nothing to cancel.
      cancelTask();
    }
    CompletableFuture<?> unused =
        result
            .toFuture()
            .whenComplete(
                (value, failure) -> {
                  settle(value, failure);
                  whenEnded.run();
                });
  }

  private void settle(@Nullable R value, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause == null) {
      promise.complete(value == null ? fixed : value);
    } else {
      promise.completeExceptionally(cause);
    }
  }

  /** Does this when it is done, on the thread that ends it. */
  void whenDone(Runnable action) {
    CompletableFuture<?> unused = promise.whenComplete((value, failure) -> action.run());
  }

  /** Nothing: the executor has begun it, or never will. */
  @Override
  public void run() {}

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = settleAsCancelled();
    boolean begun = executor.sharesMemory() && !call.callOff();
    if (cancelled && (mayInterruptIfRunning || !begun)) {
      cancelTask();
    }
    return cancelled;
  }

  /** Whether it was not done before. The promise comes first: what is called off gives nothing. */
  private boolean settleAsCancelled() {
    return promise.completeExceptionally(new CancellationException());
  }

  /** Cancels the promise, but lets the task go on; whether it is known that it had not begun. */
  boolean settleUnbegun() {
    boolean cancelled = settleAsCancelled();
    return executor.sharesMemory() && call.callOff() && cancelled;
  }

  /** Cancels what was begun on the pool. */
  void cancelTask() {
    TaskResult<?> running = started;
    if (running != null) {
      boolean unused = running.cancel();
    }
  }

  @Override
  public boolean isCancelled() {
    return promise.isCancelled();
  }

  @Override
  public boolean isDone() {
    return promise.isDone();
  }

  @Override
  public R get() throws InterruptedException, ExecutionException {
    try {
      return promise.get();
    } catch (ExecutionException e) {
      throw original(e);
    }
  }

  @Override
  public R get(long time, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return promise.get(time, unit);
    } catch (ExecutionException e) {
      throw original(e);
    }
  }

  /** What it failed with, or null where it did not or was cancelled. */
  @Nullable Throwable failure() {
    try {
      promise.join();
      return null;
    } catch (CancellationException e) {
      return null;
    } catch (CompletionException e) {
      return original(e).getCause();
    }
  }

  /** With what the user's code threw as the cause, and beside it what Brine has to say of that. */
  private static ExecutionException original(Exception wrapper) {
    Throwable failure = wrapper.getCause();
    if (failure instanceof TaskException told && told.getCause() != null) {
      ExecutionException original = new ExecutionException(told.getCause());
      original.addSuppressed(told);
      return original;
    }
    return new ExecutionException(failure);
  }
}
