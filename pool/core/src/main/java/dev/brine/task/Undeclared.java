package dev.brine.task;

/**
 * Throws a checked exception where none is declared, unwrapped, so that the caller sees the user's
 * own.
 */
final class Undeclared {
  private Undeclared() {}

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <X extends Throwable> X rethrow(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
