package dev.brine.command;

import dev.brine.error.BrineException;
import dev.brine.error.TaskException;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Tells of a call that ran on each worker where it failed. */
final class WorkerFailures {
  /** More than these are counted. */
  private static final int SHOWN = 4;

  private WorkerFailures() {}

  /**
   * Does nothing if all ended well.
   *
   * @throws BrineException with each worker that failed, and why; its cause is the first failure's
   */
  static void refuse(List<? extends Outcome<?>> outcomes) {
    List<String> lines = new ArrayList<>();
    Throwable first = null;
    for (Outcome<?> each : outcomes) {
      BrineException error = each.error();
      if (error != null) {
        Throwable cause = error instanceof TaskException ? error.getCause() : error;
        String place = error instanceof TaskException task ? task.place() : null;
        lines.add(
            "worker pid %d%s: %s"
                .formatted(each.pid(), place == null ? "" : " at " + place, cause));
        first = first == null ? cause : first;
      }
    }
    if (!lines.isEmpty()) {
      String shown = String.join("\n", lines.subList(0, Math.min(SHOWN, lines.size())));
      String more = lines.size() > SHOWN ? "\n... and " + (lines.size() - SHOWN) + " more" : "";
      throw new BrineException(
          "failed on %d of %d workers\n%s%s".formatted(lines.size(), outcomes.size(), shown, more),
          first);
    }
  }
}
