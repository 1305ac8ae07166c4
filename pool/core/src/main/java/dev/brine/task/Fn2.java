package dev.brine.task;

import java.io.Serializable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments that may throw and that travels; see {@link Fn}.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 * @param <R> the result
 */
@FunctionalInterface
// The inherited method calls this one, so it does not matter which of them a lambda is seen by.
@SuppressWarnings("FunctionalInterfaceMethodChanged")
public interface Fn2<
        A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
    extends BiFunction<A, B, R>, Serializable {
  /**
   * Computes the result.
   *
   * @throws Exception whatever the user's code throws
   */
  R call(A first, B second) throws Exception;

  /** Calls {@link #call}; a checked exception is thrown as it is, undeclared. */
  @Override
  default R apply(A first, B second) {
    try {
      return call(first, second);
    } catch (Exception e) {
      throw Undeclared.<RuntimeException>rethrow(e);
    }
  }
}
