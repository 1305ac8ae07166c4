package dev.brine.command;

import dev.brine.error.MapInterruptedException;
import dev.brine.pool.MapRecord;
import dev.brine.report.FailureReport;
import dev.brine.report.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left to say of a map that is over. */
final class MapSummary {
  private MapSummary() {}

  /** One line; null for a map that was stopped, which says itself how far it came, or refused. */
  static @Nullable String line(MapRecord map) {
    boolean failed =
        map.failure() != null
            && !(map.failure() instanceof MapInterruptedException)
            && map.progress().done() > 0;
    return map.complete() || failed ? Summary.of(map).line() : null;
  }

  /**
   * Lines about items that failed, but for the failure that ended the map: it is told elsewhere.
   */
  static List<String> failures(MapRecord map) {
    return FailureReport.lines(
        map.tasks().stream()
            .filter(each -> each.error() != null && each.error() != map.failure())
            .toList());
  }

  /** One line of a map that a stop ended. */
  static String stopped(MapRecord map) {
    return "interrupted: %d of %d done"
        .formatted(map.progress().done(), map.progress().total().orElse(map.progress().added()));
  }
}
