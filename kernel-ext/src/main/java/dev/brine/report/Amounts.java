package dev.brine.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a person says them. */
final class Amounts {
  private Amounts() {}

  /** A time that was measured: {@code 0.54 s}, {@code 5.4 s}, {@code 1:05:09 h}. */
  static String time(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    return seconds < 3600 ? String.format(Locale.ROOT, "%.1f s", seconds) : clock(time) + " h";
  }

  /** A time that is left: {@code 0:09}, {@code 1:05:09}; never negative. */
  static String clock(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** How many come in a second: {@code 18.5/s}. */
  static String rate(long count, Duration time) {
    double seconds = Math.max(1, time.toMillis()) / 1000.0;
    return String.format(Locale.ROOT, "%.1f/s", count / seconds);
  }

  /** A number and what is counted: {@code 1 worker}, {@code 2 workers}. */
  static String count(long count, String one) {
    return count + " " + (count == 1 ? one : one + "s");
  }

  /** A part of a whole as a percentage. */
  static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }
}
