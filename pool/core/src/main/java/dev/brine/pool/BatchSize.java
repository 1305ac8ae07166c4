package dev.brine.pool;

import com.google.common.math.LongMath;
import java.util.concurrent.TimeUnit;

/**
 * How many tasks of one map go together, by their measured time. Guarded by the scheduler's
 * monitor.
 */
final class BatchSize {
  /** What is in flight for a worker should keep it busy for about this long, in nanoseconds. */
  static final long IN_FLIGHT = TimeUnit.MILLISECONDS.toNanos(20);

  /** And towards the end of a map for this long at least, in nanoseconds. */
  private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(5);

  private static final long BATCH = IN_FLIGHT / 2;
  private static final int LARGEST = 1024;

  /** How much a new measurement counts against those before it. */
  private static final double WEIGHT = 0.3;

  private final int fixed;
  private double average = -1;

  /**
   * @param fixed the size that was asked for; 0 for none
   */
  BatchSize(int fixed) {
    this.fixed = fixed;
  }

  void measured(long nanos) {
    average = average < 0 ? nanos : average + WEIGHT * (nanos - average);
  }

  /** How long one task will presumably take, in nanoseconds; long where that is not known. */
  long estimate() {
    return average < 0 ? IN_FLIGHT + 1 : (long) average + 1;
  }

  /**
   * How long what is in flight for a worker should take, in nanoseconds: no longer than its share
   * of what is still to be sent, so that none is late.
   *
   * @param missing how many were not sent, with those that will come as far as that is known
   * @param workers how many share them
   */
  long inFlight(long missing, int workers) {
    long share = LongMath.saturatedMultiply(missing, estimate()) / workers;
    return Math.max(LEAST, Math.min(IN_FLIGHT, share));
  }

  /**
   * How many to send next.
   *
   * @param pending how many wait
   * @param missing how many were not sent, with those that will come as far as that is known
   * @param workers how many share them; towards the end batches become small, so that none is late
   */
  int next(int pending, long missing, int workers) {
    if (fixed > 0) {
      return Math.min(fixed, pending);
    }
    long byTime = BATCH / estimate();
    long byShare = missing / (2L * workers);
    return (int) Math.max(1, Math.min(Math.min(byTime, byShare), Math.min(pending, LARGEST)));
  }
}
