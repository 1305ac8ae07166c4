package dev.brine.pool;

import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The results of a map that may still run. Thread-safe.
 *
 * @param <R> one result
 */
public interface MapResult<R extends @Nullable Object> {

  /**
   * Waits for all results, in the items' order.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the map goes on
   * @throws dev.brine.error.BrineException as {@link Pool#map(dev.brine.task.Fn, Iterable)} does
   * @throws java.util.concurrent.CancellationException if the map was cancelled
   */
  List<R> get() throws InterruptedException;

  /**
   * As {@link #get()}, but waits at most so long.
   *
   * @throws TimeoutException if results are missing by then; the map goes on
   */
  List<R> get(Duration limit) throws InterruptedException, TimeoutException;

  /** Whether the map has ended, well or not. */
  boolean isReady();

  /**
   * Whether the map has ended and no item failed.
   *
   * @throws IllegalStateException while the map still runs
   */
  boolean isSuccessful();

  /** Cancels what has not ended; whether there was anything. */
  boolean cancel();

  /** What became of the items that have ended so far, in the items' order. */
  List<Outcome<R>> outcomes();

  /** A future that ends as this map does; cancelling it does not cancel the map. */
  CompletableFuture<List<R>> toFuture();
}
