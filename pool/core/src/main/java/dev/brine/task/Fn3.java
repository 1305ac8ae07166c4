package dev.brine.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of three arguments that may throw and that travels; see {@link Fn}.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 * @param <C> the third argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Fn3<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        R extends @Nullable Object>
    extends Serializable {
  /**
   * Computes the result.
   *
   * @throws Exception whatever the user's code throws
   */
  R call(A first, B second, C third) throws Exception;
}
