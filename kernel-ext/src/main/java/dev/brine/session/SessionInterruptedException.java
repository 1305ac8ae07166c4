package dev.brine.session;

import dev.brine.error.Internal;

/** The user interrupted the cell. */
@Internal
public final class SessionInterruptedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what became of the cell, for the user
   */
  public SessionInterruptedException(String message) {
    super(message);
  }
}
