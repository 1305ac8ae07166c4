package dev.brine.task;

import org.jspecify.annotations.Nullable;

/**
 * A large value that is sent to each worker once at most, however many maps and tasks use it. It
 * travels as a mere name: a function, a variable or an item may hold it. What a worker has is a
 * copy of the value as it was when it was shared, and its tasks have that copy in common, so they
 * must not change it. Where classes of the session are in it, each map has a copy of its own on a
 * worker, so that these are the classes of its function.
 *
 * <p>In the session's own process, where the tasks of a pool that shares its memory also run, it is
 * the very value that was shared.
 *
 * <p>It is freed when it is closed, or when nobody holds it any more. Beside the value the session
 * keeps its bytes until then, for workers that come later. Thread-safe.
 *
 * @param <T> the value
 */
public final class Shared<T extends @Nullable Object> implements AutoCloseable {
  private final SharedSource<T> source;

  Shared(SharedSource<T> source) {
    this.source = source;
  }

  /**
   * The value.
   *
   * @throws IllegalStateException after it was closed
   */
  public T get() {
    return source.get();
  }

  /**
   * Frees it, in the workers too. Tasks that ask for it from then on fail. In a worker this does
   * nothing.
   */
  @Override
  public void close() {
    source.close();
  }

  SharedSource<T> source() {
    return source;
  }
}
