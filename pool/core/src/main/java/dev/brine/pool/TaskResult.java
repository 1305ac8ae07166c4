package dev.brine.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The result of one computation that may still run. Thread-safe.
 *
 * @param <R> the result
 */
public interface TaskResult<R extends @Nullable Object> extends Future<R> {

  /**
   * Waits at most so long for the result.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the computation goes on
   * @throws ExecutionException if the computation failed; the cause is Brine's exception
   * @throws TimeoutException if there is no result by then; the computation goes on
   * @throws java.util.concurrent.CancellationException if the computation was cancelled
   */
  R get(Duration limit) throws InterruptedException, ExecutionException, TimeoutException;

  /** Cancels the computation, interrupting it if it runs; whether it had not ended before. */
  boolean cancel();

  /**
   * A future that ends as this one does; cancelling it does not cancel the computation. What
   * depends on it runs on a thread of the JDK's common pool, and may use the pool as any other
   * code.
   */
  CompletableFuture<R> toFuture();
}
