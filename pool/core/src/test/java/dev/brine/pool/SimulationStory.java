package dev.brine.pool;

import dev.brine.wire.Frame;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happens in a simulation, and the first thing that is wrong with it. */
final class SimulationStory {
  private final @Nullable List<String> lines;
  private @Nullable String violation;

  /**
   * @param lines where it is told; null if nobody asks
   */
  SimulationStory(@Nullable List<String> lines) {
    this.lines = lines;
  }

  @Nullable String violation() {
    return violation;
  }

  void tell(Supplier<String> event) {
    if (lines != null) {
      lines.add(event.get());
    }
  }

  void check(boolean holds, String what) {
    if (!holds) {
      violated(what);
    }
  }

  /** Something is wrong; the first such thing counts. */
  void violated(String what) {
    if (violation == null) {
      violation = what;
      tell(() -> "WRONG: " + what);
    }
  }

  /** As above, with where it came from. */
  void violated(Throwable broken) {
    violated(broken.toString());
    for (StackTraceElement element : broken.getStackTrace()) {
      tell(() -> "    at " + element);
    }
  }

  static String text(Frame frame) {
    if (frame instanceof Frame.Task task) {
      return "task " + task.number() + ": item " + task.index() + " of map " + task.map();
    }
    if (frame instanceof Frame.Result result) {
      return result.kind() + " of task " + result.number();
    }
    return frame.getClass().getSimpleName();
  }
}
