package dev.brine.task;

import dev.brine.error.Internal;

/**
 * Throws a checked exception where none is declared, unwrapped, so that the caller sees the user's
 * own.
 */
@Internal
public final class Undeclared {
  private Undeclared() {}

  /** Throws it; the result is for the compiler. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <X extends Throwable> X rethrow(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
