package dev.brine.bench;

import dev.brine.task.Fn;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Brine.pipe} is to the compiler, without Brine: what a session keeps of the code that
 * calls it is the same.
 */
@SuppressWarnings("overloads") // as there
public final class Direct {
  private Direct() {}

  /** Calls the function here. */
  public static <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Fn<? super A, ? extends R> function, A item) {
    return function.apply(item);
  }

  /** Calls the function here. */
  public static <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Function<? super A, ? extends R> function, A item) {
    return function.apply(item);
  }
}
