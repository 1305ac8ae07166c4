package dev.brine.task;

import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function of one argument that may throw and that travels. A lambda or method reference typed
 * where an {@code Fn} is wanted needs no cast.
 *
 * @param <A> the argument
 * @param <R> the result
 */
@FunctionalInterface
// The inherited method calls this one, so it does not matter which of them a lambda is seen by.
@SuppressWarnings("FunctionalInterfaceMethodChanged")
public interface Fn<A extends @Nullable Object, R extends @Nullable Object>
    extends Function<A, R>, Serializable {
  /**
   * Computes the result.
   *
   * @throws Exception whatever the user's code throws
   */
  R call(A argument) throws Exception;

  /** Calls {@link #call}; a checked exception is thrown as it is, undeclared. */
  @Override
  default R apply(A argument) {
    try {
      return call(argument);
    } catch (Exception e) {
      throw Undeclared.<RuntimeException>rethrow(e);
    }
  }
}
