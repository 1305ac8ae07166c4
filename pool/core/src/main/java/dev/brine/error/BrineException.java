package dev.brine.error;

import org.jspecify.annotations.Nullable;

/** The root of everything that Brine throws; immutable but for the usual stack trace. */
public class BrineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception with a message in the user's own words. */
  public BrineException(String message) {
    super(message);
  }

  /** An exception with a message and what led to it, or null where nothing did. */
  public BrineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
