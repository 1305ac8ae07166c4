package dev.brine.pool;

import dev.brine.task.Call;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's computation, unless it was called off before it began. Whether it has begun is seen
 * here only where tasks share the session's memory; elsewhere it is a copy that begins.
 *
 * @param taken whether it has begun or was called off
 */
@SuppressWarnings("serial") // never written by java.io
record CallOnce<R extends @Nullable Object>(Callable<? extends R> callable, AtomicBoolean taken)
    implements Call<@Nullable R> {

  static <R extends @Nullable Object> CallOnce<R> of(Callable<? extends R> callable) {
    return new CallOnce<>(callable, new AtomicBoolean());
  }

  /** A computation that gives nothing. */
  static <R extends @Nullable Object> CallOnce<R> of(Runnable runnable) {
    return of(new OfRunnable<>(runnable));
  }

  @Override
  public @Nullable R call() throws Exception {
    return taken.compareAndSet(false, true) ? callable.call() : null;
  }

  /** Sees to it that it never begins; whether it has not begun yet. */
  boolean callOff() {
    return taken.compareAndSet(false, true);
  }

  /** A record, since a worker knows it by name, which it would not know of a lambda. */
  private record OfRunnable<R extends @Nullable Object>(Runnable runnable)
      implements Callable<@Nullable R> {
    @Override
    public @Nullable R call() {
      runnable.run();
      return null;
    }
  }
}
