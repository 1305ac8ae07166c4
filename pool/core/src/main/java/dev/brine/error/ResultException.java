package dev.brine.error;

import org.jspecify.annotations.Nullable;

/** A task ended well, but its result cannot come back to the session. */
public final class ResultException extends BrineException {
  private static final long serialVersionUID = 1L;

  private final long index;

  /**
   * @param index the item's position in the input, from 0
   * @param reason why the result cannot come back, and the fix
   * @param cause what led to it, or null where nothing did
   */
  public ResultException(long index, String reason, @Nullable Throwable cause) {
    super("the result of item %d cannot come back: %s".formatted(index, reason), cause);
    this.index = index;
  }

  /** The item's position in the input, from 0. */
  public long index() {
    return index;
  }
}
