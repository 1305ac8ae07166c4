package dev.brine.task;

import java.io.Serializable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A function of one argument and no result that may throw and that travels.
 *
 * @param <A> the argument
 */
@FunctionalInterface
// The inherited method calls this one, so it does not matter which of them a lambda is seen by.
@SuppressWarnings("FunctionalInterfaceMethodChanged")
public interface Act<A extends @Nullable Object> extends Consumer<A>, Serializable {
  /**
   * Acts on the argument.
   *
   * @throws Exception whatever the user's code throws
   */
  void call(A argument) throws Exception;

  /** Calls {@link #call}; a checked exception is thrown as it is, undeclared. */
  @Override
  default void accept(A argument) {
    try {
      call(argument);
    } catch (Exception e) {
      throw Undeclared.<RuntimeException>rethrow(e);
    }
  }
}
