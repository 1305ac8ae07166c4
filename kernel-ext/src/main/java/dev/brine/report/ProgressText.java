package dev.brine.report;

import com.google.common.base.Strings;
import dev.brine.pool.Progress;
import java.time.Duration;

/** How far a map is, in one line. */
final class ProgressText {
  private static final int WIDTH = 24;

  private ProgressText() {}

  /**
   * The line, as text and as HTML.
   *
   * @param progress the latest
   * @param elapsed since the map began
   * @param lastDone when the last item ended, since the map began
   */
  static Content of(Progress progress, Duration elapsed, Duration lastDone) {
    String facts = facts(progress, elapsed, lastDone);
    if (progress.total().isEmpty()) {
      return Content.of(facts).html("<progress></progress> " + facts);
    }
    long total = Math.max(1, progress.total().getAsLong());
    int filled = (int) (WIDTH * Math.min(progress.done(), total) / total);
    String bar = "[" + Strings.repeat("#", filled) + Strings.repeat(".", WIDTH - filled) + "] ";
    return Content.of(bar + facts)
        .html(
            "<progress value=\"%d\" max=\"%d\" style=\"width:16em\"></progress> %s"
                .formatted(progress.done(), total, facts));
  }

  private static String facts(Progress progress, Duration elapsed, Duration lastDone) {
    StringBuilder facts = new StringBuilder().append(progress.done());
    progress.total().ifPresent(total -> facts.append('/').append(total));
    if (progress.total().isEmpty()) {
      facts.append(" done");
    }
    if (progress.done() > 0) {
      facts.append("  ").append(Amounts.rate(progress.done(), lastDone));
    }
    facts.append("  ").append(Amounts.clock(elapsed));
    if (progress.done() > 0 && progress.total().isPresent()) {
      Duration left = left(progress, elapsed, lastDone);
      facts.append("  ").append(Amounts.clock(left)).append(" left");
    }
    if (progress.failed() > 0) {
      facts.append("  ").append(progress.failed()).append(" failed");
    }
    return facts.toString();
  }

  /**
   * What is left at the pace so far, which is known of items that have ended: while none ends, the
   * rest of the time shrinks, down to nothing.
   */
  private static Duration left(Progress progress, Duration elapsed, Duration lastDone) {
    long open = progress.total().orElse(0) - progress.done();
    double each = (double) lastDone.toNanos() / progress.done();
    long left = (long) (each * open) - (elapsed.toNanos() - lastDone.toNanos());
    return Duration.ofNanos(Math.max(0, left));
  }
}
