package dev.brine.pool;

import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

  /** How far the map is. */
  Progress progress();

  /** Since the map began, until now or until its end. */
  Duration wallTime();

  /**
   * How long the user's code ran in all tasks that have ended: what one worker would have needed.
   */
  Duration serialTime();

  /**
   * What the tasks changed of the function's captured values and of the variables that it reaches,
   * which is lost: a task changes its worker's copy, never the session's. The names are the user's,
   * such as {@code variable results (cell [3])}. Workers answer after the map has ended; this waits
   * at most so long and gives what is known by then. A change that lasts until the end of the map
   * is noticed in values of moderate size only, of up to 1 MiB and 20,000 objects each and 4 MiB
   * and 50,000 objects together, and not where mere use changes a value, as it does a random
   * generator. There is none where tasks share the session's memory.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  Set<String> changed(Duration limit) throws InterruptedException;

  /**
   * A future that ends as this map does; cancelling it does not cancel the map. What depends on it
   * runs on a thread of the JDK's common pool, and may use the pool as any other code.
   */
  CompletableFuture<List<R>> toFuture();
}
