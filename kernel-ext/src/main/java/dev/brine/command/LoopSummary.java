package dev.brine.command;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/**
 * What is left to say of a loop that ended well.
 *
 * @param items how many iterations ran
 * @param workers how many processes ran them
 * @param time how long it took
 */
record LoopSummary(long items, long workers, Duration time) {

  static LoopSummary of(Collection<? extends Answer<?>> answers, Duration time) {
    return new LoopSummary(
        answers.size(), answers.stream().mapToLong(Answer::pid).distinct().count(), time);
  }

  /** One plain line, such as {@code 10/10 in 5.4 s on 4 workers (18.5/s, 0 failed)}. */
  String line() {
    if (items == 0) {
      return "0/0: there were no items";
    }
    double seconds = Math.max(1, time.toMillis()) / 1000.0;
    return String.format(
        Locale.ROOT,
        seconds < 1
            ? "%d/%d in %.2f s on %d %s (%.1f/s, 0 failed)"
            : "%d/%d in %.1f s on %d %s (%.1f/s, 0 failed)",
        items,
        items,
        seconds,
        workers,
        workers == 1 ? "worker" : "workers",
        items / seconds);
  }
}
