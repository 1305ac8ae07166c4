package dev.brine.task;

import dev.brine.error.Internal;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a worker local consists of.
 *
 * @param id tells it from all others of all sessions
 * @param make builds the value
 * @param closer closes it, or null where it closes itself if it can
 * @param fingerprint differs where the recipe does; empty where it was made here
 * @param home where it arrived
 * @param <T> the value
 */
@Internal
public record LocalRecipe<T extends @Nullable Object>(
    String id,
    Call<? extends T> make,
    @Nullable Act<? super T> closer,
    String fingerprint,
    LocalHome home) {
  private static final String PROCESS = UUID.randomUUID().toString();
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** A new one, made here. */
  static <T extends @Nullable Object> LocalRecipe<T> of(
      Call<? extends T> make, @Nullable Act<? super T> closer) {
    String id = PROCESS + "-" + NUMBERS.incrementAndGet();
    return new LocalRecipe<>(id, make, closer, "", LocalHome.HERE);
  }

  /** That of a worker local. */
  public static <T extends @Nullable Object> LocalRecipe<T> of(WorkerLocal<T> local) {
    return local.recipe();
  }

  /** A worker local with this recipe. */
  public WorkerLocal<T> local() {
    return new WorkerLocal<>(this);
  }

  /** Closes a value that was made by it. */
  void close(T value) throws Exception {
    if (value == null) {
      return;
    }
    if (closer != null) {
      closer.call(value);
    } else if (value instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
