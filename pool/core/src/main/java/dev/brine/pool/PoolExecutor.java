package dev.brine.pool;

import dev.brine.error.PoolClosedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pool as {@code java.util.concurrent} knows them. It is a view: shutting it down refuses new
 * tasks here and leaves the pool open. A future's failure has what the user's code threw as its
 * cause, and Brine's exception as a suppressed one. Thread-safe.
 *
 * <p>Tasks are captured as every function is: one that cannot travel is refused with a {@link
 * dev.brine.error.CaptureException} when it is submitted. So is a {@code FutureTask} or a stage of
 * a {@code CompletableFuture} on a pool of processes, whose copy there would complete nothing here;
 * tasks of an {@link ExecutorCompletionService} are known and served.
 *
 * <p>Where tasks share the session's memory, cancelling without an interrupt lets a task that has
 * begun go on, and {@link #shutdownNow} tells those that had not begun. Elsewhere nobody knows what
 * has begun: cancelling always interrupts, and none is told.
 */
final class PoolExecutor extends AbstractExecutorService {
  /** The future that the thread was made last and did not begin. */
  private static final ThreadLocal<@Nullable PoolFuture<?>> MADE = new ThreadLocal<>();

  private final Pool pool;

  /** What runs, and what to tell of it if it never began. */
  private final Map<PoolFuture<?>, Runnable> open = new LinkedHashMap<>();

  private boolean shutdown;

  private PoolExecutor(Pool pool) {
    this.pool = pool;
  }

  /** A view of the pool. */
  static ExecutorService of(Pool pool) {
    return new PoolExecutor(Objects.requireNonNull(pool, "pool"));
  }

  boolean sharesMemory() {
    return pool instanceof VerbPool known && known.sharesMemory();
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return made(
        new PoolFuture<>(
            this, CallOnce.<T>of(Objects.requireNonNull(runnable, "runnable")), value));
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return made(
        new PoolFuture<T>(
            this, CallOnce.<T>of(Objects.requireNonNull(callable, "callable")), null));
  }

  private <T extends @Nullable Object> PoolFuture<T> made(PoolFuture<T> future) {
    MADE.set(future);
    return future;
  }

  @Override
  public void execute(Runnable command) {
    Objects.requireNonNull(command, "command");
    PoolFuture<?> last = MADE.get();
    MADE.remove();
    if (command instanceof PoolFuture<?> future && future.isOf(this)) {
      start(future, future);
    } else if (last != null
        && last.isOf(this)
        && command.getClass().getEnclosingClass() == ExecutorCompletionService.class) {
      // It wraps that future, and must run here, once that is done.
      start(last, command);
      last.whenDone(command);
    } else {
      PoolFuture<Void> future = new PoolFuture<>(this, CallOnce.<Void>of(command), null);
      start(future, command);
      future.whenDone(() -> report(future));
    }
  }

  /** Nobody will ask for this one's failure. */
  private static void report(PoolFuture<?> future) {
    Throwable failure = future.failure();
    if (failure != null) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  private void start(PoolFuture<?> future, Runnable told) {
    synchronized (this) {
      if (shutdown) {
        throw new RejectedExecutionException("the executor was shut down");
      }
      open.put(future, told);
    }
    boolean started = false;
    try {
      future.start(pool, () -> ended(future));
      started = true;
    } catch (PoolClosedException e) {
      throw new RejectedExecutionException(e.getMessage(), e);
    } finally {
      if (!started) {
        ended(future);
      }
    }
  }

  private synchronized void ended(PoolFuture<?> future) {
    open.remove(future);
    notifyAll();
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
    notifyAll();
  }

  @Override
  public List<Runnable> shutdownNow() {
    Map<PoolFuture<?>, Runnable> unfinished;
    synchronized (this) {
      shutdown();
      unfinished = new LinkedHashMap<>(open);
    }
    List<Runnable> unbegun = new ArrayList<>();
    unfinished.forEach(
        (future, told) -> {
          if (future.settleUnbegun()) {
            unbegun.add(told);
          }
        });
    // Only now, or a thread that becomes free would begin the next one.
    unfinished.keySet().forEach(PoolFuture::cancelTask);
    return unbegun;
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && open.isEmpty();
  }

  @Override
  public synchronized boolean awaitTermination(long time, TimeUnit unit)
      throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(time);
    while (!isTerminated()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
