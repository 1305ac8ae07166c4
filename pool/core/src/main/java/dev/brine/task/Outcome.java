package dev.brine.task;

import dev.brine.error.BrineException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one task: a value or an error. Immutable.
 *
 * @param index the item's position in the input, from 0
 * @param value the result; null where the task failed, or where its result is null
 * @param error why the task failed, or null where it did not
 * @param attempts how often it was tried; 0 where it never began
 * @param run where and when it ran at last
 * @param <R> the result
 */
public record Outcome<R extends @Nullable Object>(
    long index, @Nullable R value, @Nullable BrineException error, int attempts, Run run) {

  /**
   * Where and when a task ran.
   *
   * @param pid the process that ran it; 0 where none did
   * @param begun when it began, by the clock of that process; null where that is not known
   * @param time how long the user's code ran; zero where that is not known
   * @param overhead how long reading the item, opening the capture and writing the result took
   */
  public record Run(long pid, @Nullable Instant begun, Duration time, Duration overhead) {
    /** Nowhere. */
    public static final Run NONE = in(0);

    /** In this process; no more is known. */
    public static Run in(long pid) {
      return new Run(pid, null, Duration.ZERO, Duration.ZERO);
    }
  }

  /** The outcome of a task that ended well. */
  public static <R extends @Nullable Object> Outcome<R> success(
      long index, @Nullable R value, int attempts, Run run) {
    return new Outcome<>(index, value, null, attempts, run);
  }

  /** The outcome of a task that failed. */
  public static <R extends @Nullable Object> Outcome<R> failure(
      long index, BrineException error, int attempts, Run run) {
    return new Outcome<>(index, null, error, attempts, run);
  }

  /** Whether the task ended well. */
  public boolean isSuccess() {
    return error == null;
  }

  /** The process that ran it at last; 0 where none did. */
  public long pid() {
    return run.pid();
  }

  /** How long the user's code ran; zero where that is not known. */
  public Duration time() {
    return run.time();
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
