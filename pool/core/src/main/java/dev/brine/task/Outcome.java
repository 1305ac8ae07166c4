package dev.brine.task;

import dev.brine.error.BrineException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
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
   * Where and when a task ran. Immutable. Of a map there may be a million of these, so times are
   * kept as numbers.
   */
  public static final class Run {
    private static final long UNKNOWN = Long.MIN_VALUE;

    /** Nowhere. */
    public static final Run NONE = in(0);

    private final long pid;
    private final long begunMicros;
    private final long nanos;
    private final long overheadNanos;

    /**
     * @param pid the process that ran it; 0 where none did
     * @param begun when it began, by the clock of that process, of which microseconds are kept;
     *     null where that is not known
     * @param time how long the user's code ran; zero where that is not known
     * @param overhead how long reading the item, opening the capture and writing the result took
     * @throws ArithmeticException if a time is longer than a {@code long} of nanoseconds, or its
     *     beginning further from the epoch than one of microseconds
     */
    public Run(long pid, @Nullable Instant begun, Duration time, Duration overhead) {
      this(
          pid,
          begun == null ? UNKNOWN : ChronoUnit.MICROS.between(Instant.EPOCH, begun),
          time.toNanos(),
          overhead.toNanos());
    }

    private Run(long pid, long begunMicros, long nanos, long overheadNanos) {
      this.pid = pid;
      this.begunMicros = begunMicros;
      this.nanos = nanos;
      this.overheadNanos = overheadNanos;
    }

    /** In this process; no more is known. */
    public static Run in(long pid) {
      return new Run(pid, UNKNOWN, 0, 0);
    }

    /**
     * As a process measured it.
     *
     * @param pid the process
     * @param begunMicros when the task began, in microseconds since the epoch
     * @param nanos how long the user's code ran
     * @param overheadNanos how long all else took that belongs to the task
     */
    public static Run measured(long pid, long begunMicros, long nanos, long overheadNanos) {
      return new Run(pid, begunMicros, nanos, overheadNanos);
    }

    /** The process that ran it; 0 where none did. */
    public long pid() {
      return pid;
    }

    /** When it began, by the clock of that process; null where that is not known. */
    public @Nullable Instant begun() {
      return begunMicros == UNKNOWN ? null : Instant.EPOCH.plus(begunMicros, ChronoUnit.MICROS);
    }

    /** How long the user's code ran; zero where that is not known. */
    public Duration time() {
      return Duration.ofNanos(nanos);
    }

    /** How long reading the item, opening the capture and writing the result took. */
    public Duration overhead() {
      return Duration.ofNanos(overheadNanos);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Run that
          && pid == that.pid
          && begunMicros == that.begunMicros
          && nanos == that.nanos
          && overheadNanos == that.overheadNanos;
    }

    @Override
    public int hashCode() {
      return Objects.hash(pid, begunMicros, nanos, overheadNanos);
    }

    @Override
    public String toString() {
      return "Run[pid=%d, begun=%s, time=%s, overhead=%s]"
          .formatted(pid, begun(), time(), overhead());
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
