package dev.brine.task;

import dev.brine.error.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Where a shared value comes from. Thread-safe.
 *
 * @param <T> the value
 */
@Internal
public abstract class SharedSource<T extends @Nullable Object> {
  /** A source. */
  protected SharedSource() {}

  /** That of a handle. */
  public static <T extends @Nullable Object> SharedSource<T> of(Shared<T> handle) {
    return handle.source();
  }

  /** A new handle for it. */
  public final Shared<T> newHandle() {
    return new Shared<>(this);
  }

  /** Tells it from all others of all processes. */
  public abstract String id();

  /**
   * The value.
   *
   * @throws IllegalStateException after it was closed
   */
  public abstract T get();

  /** Frees it where it was made; elsewhere this does nothing. */
  public abstract void close();
}
