package dev.brine.task;

import dev.brine.error.BrineException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one task: a value or an error. Immutable.
 *
 * @param index the item's position in the input, from 0
 * @param value the result; null where the task failed, or where its result is null
 * @param error why the task failed, or null where it did not
 * @param pid the process that ran it; 0 where none did
 * @param time how long the task itself ran
 * @param <R> the result
 */
public record Outcome<R extends @Nullable Object>(
    long index, @Nullable R value, @Nullable BrineException error, long pid, Duration time) {

  /** The outcome of a task that ended well. */
  public static <R extends @Nullable Object> Outcome<R> success(
      long index, @Nullable R value, long pid, Duration time) {
    return new Outcome<>(index, value, null, pid, time);
  }

  /** The outcome of a task that failed. */
  public static <R extends @Nullable Object> Outcome<R> failure(
      long index, BrineException error, long pid, Duration time) {
    return new Outcome<>(index, null, error, pid, time);
  }

  /** Whether the task ended well. */
  public boolean isSuccess() {
    return error == null;
  }

  /**
   * The result.
   *
   * @throws BrineException the error of a task that failed
   */
  public @Nullable R get() {
    if (error != null) {
      throw error;
    }
    return value;
  }
}
