package dev.brine.error;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of the user's code that could not travel as it is. It has the other one's
 * message and stack trace.
 */
public final class StandInException extends BrineException {
  private static final long serialVersionUID = 1L;

  private final String className;

  /**
   * @param className the class of the exception that this one stands for
   * @param message the message of that exception
   * @param cause the cause of that exception, or null where it has none
   */
  public StandInException(String className, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.className = className;
  }

  /** The class of the exception that this one stands for. */
  public String className() {
    return className;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // a trace must name the class it stands for
  public String toString() {
    return className + ": " + getMessage();
  }
}
