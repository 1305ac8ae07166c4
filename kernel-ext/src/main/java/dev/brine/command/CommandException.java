package dev.brine.command;

import dev.brine.error.Internal;

/** A command was typed wrongly or could not do its work; the message says all to its user. */
@Internal
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }

  CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
