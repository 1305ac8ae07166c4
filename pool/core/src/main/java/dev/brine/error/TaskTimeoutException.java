package dev.brine.error;

import java.time.Duration;

/** A task ran longer than its limit; its worker was ended. */
public final class TaskTimeoutException extends BrineException {
  private static final long serialVersionUID = 1L;

  private final long index;
  private final Duration limit;

  /**
   * @param index the item's position in the input, from 0
   * @param limit how long a task may run
   */
  public TaskTimeoutException(long index, Duration limit) {
    super("item %d ran longer than %s ms".formatted(index, limit.toMillis()));
    this.index = index;
    this.limit = limit;
  }

  /** The item's position in the input, from 0. */
  public long index() {
    return index;
  }

  /** How long a task may run. */
  public Duration limit() {
    return limit;
  }
}
