package dev.brine.jupyter;

import dev.brine.error.Internal;

/** A file is no notebook that can be executed. */
@Internal
public final class NotebookException extends Exception {
  private static final long serialVersionUID = 1L;

  NotebookException(String message) {
    super(message);
  }

  NotebookException(String message, Throwable cause) {
    super(message, cause);
  }
}
