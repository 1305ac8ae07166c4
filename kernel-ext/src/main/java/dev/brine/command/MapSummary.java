package dev.brine.command;

import dev.brine.pool.MapRecord;
import dev.brine.pool.Progress;
import dev.brine.report.FailureReport;
import dev.brine.report.Summary;
import java.util.ArrayList;
import java.util.List;

/** What is left to say of a map that is over. */
final class MapSummary {
  private MapSummary() {}

  /** The lines of a map, without the failure that ended it, which is told elsewhere. */
  static List<String> of(MapRecord map) {
    Progress progress = map.progress();
    List<String> lines = new ArrayList<>();
    if (map.complete()) {
      Summary summary =
          new Summary(
              progress.done(),
              progress.done(),
              progress.failed(),
              map.shares().size(),
              progress.elapsed());
      lines.add(summary.line());
    }
    lines.addAll(
        FailureReport.lines(
            map.tasks().stream()
                .filter(each -> each.error() != null && each.error() != map.failure())
                .toList()));
    return lines;
  }

  /** One line of a map that a stop ended. */
  static String stopped(MapRecord map) {
    return "interrupted: %d of %d done"
        .formatted(map.progress().done(), map.progress().total().orElse(map.progress().added()));
  }
}
