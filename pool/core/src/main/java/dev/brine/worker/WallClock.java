package dev.brine.worker;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * The time of day, in microseconds, from {@link System#nanoTime}: the system is asked once a
 * second, since asking it costs as much as a small task. Used by one thread.
 */
final class WallClock {
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);

  private long nanos = System.nanoTime();
  private long micros = now();

  /** The time since the epoch at this {@link System#nanoTime}, which is not long ago. */
  long micros(long nanoTime) {
    if (nanoTime - nanos > PERIOD) {
      nanos = System.nanoTime();
      micros = now();
    }
    return micros + TimeUnit.NANOSECONDS.toMicros(nanoTime - nanos);
  }

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
