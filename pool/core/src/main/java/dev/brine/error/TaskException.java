package dev.brine.error;

import org.jspecify.annotations.Nullable;

/** The user's code threw while it ran a task; the cause is what it threw. */
public final class TaskException extends BrineException {
  private static final long serialVersionUID = 1L;

  private final long index;
  private final String input;
  private final long pid;
  private final @Nullable String place;

  /**
   * @param index the item's position in the input, from 0
   * @param input the item, abbreviated
   * @param pid the process that ran the task
   * @param place where in the user's own text it was thrown, such as {@code cell [5] line 3}, or
   *     null where unknown
   * @param cause what the user's code threw
   */
  public TaskException(
      long index, String input, long pid, @Nullable String place, Throwable cause) {
    super(
        "item %d (%s) failed%s: %s"
            .formatted(index, input, place == null ? "" : " at " + place, cause),
        cause);
    this.index = index;
    this.input = input;
    this.pid = pid;
    this.place = place;
  }

  /** The item's position in the input, from 0. */
  public long index() {
    return index;
  }

  /** The item, abbreviated. */
  public String input() {
    return input;
  }

  /** The process that ran the task. */
  public long pid() {
    return pid;
  }

  /** Where in the user's own text it was thrown, or null where unknown. */
  public @Nullable String place() {
    return place;
  }
}
