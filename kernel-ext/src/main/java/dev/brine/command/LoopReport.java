package dev.brine.command;

import dev.brine.error.BrineException;
import dev.brine.error.MapInterruptedException;
import dev.brine.pool.MapRecord;
import dev.brine.pool.Watch;
import dev.brine.report.Display;
import dev.brine.report.FailureReport;
import dev.brine.report.GroupedOutput;
import dev.brine.report.Summary;
import dev.brine.report.Timeline;
import dev.brine.session.CellException.Fault;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be told of a loop, gathered while it runs. Thread-safe. */
final class LoopReport {
  /** A loop that has ended waits so long for what its workers changed. */
  static final Duration PATIENCE = Duration.ofMillis(500);

  private final ParallelOptions options;
  private final @Nullable GroupedOutput output;
  private @Nullable Summary summary;
  private @Nullable Timeline timeline;
  private @Nullable String hint;
  private @Nullable PartialResults left;
  private List<String> failures = List.of();
  private Set<String> changed = Set.of();
  private List<Fault> warnings = List.of();
  private OptionalLong items = OptionalLong.empty();

  LoopReport(ParallelOptions options) {
    this.options = options;
    this.output = options.isStreamed() ? null : new GroupedOutput();
  }

  /** What keeps the workers' output; null where it goes to the cell at once. */
  @Nullable GroupedOutput output() {
    return output;
  }

  /** These were given before the loop ran. */
  synchronized void warned(List<Fault> faults) {
    warnings = faults;
  }

  /** The loop has ended, as far as its items are concerned. */
  void end(Instant begun, Duration time, List<? extends Outcome<?>> outcomes) {
    end(begun, time, outcomes, outcomes.size());
  }

  /** As above, of a loop that may have ended before all of so many items had an outcome. */
  synchronized void end(
      Instant begun, Duration time, List<? extends Outcome<?>> outcomes, long total) {
    summary = Summary.of(outcomes, total, time);
    timeline = Timeline.of(begun, time, outcomes);
    hint = timeline.hint().orElse(null);
    failures = FailureReport.lines(outcomes);
  }

  /**
   * A call on each worker has ended.
   *
   * @throws BrineException if it failed on some
   */
  void endEverywhere(Instant begun, Duration time, List<? extends Outcome<?>> outcomes) {
    end(begun, time, outcomes);
    synchronized (this) {
      failures = List.of();
    }
    WorkerFailures.refuse(outcomes);
  }

  /** A failure has ended the loop, of which no more is known. */
  synchronized void end(Summary partial) {
    summary = partial;
  }

  /** A failure has ended the loop; a refusal that it did not begin is none. */
  synchronized void endEarly(MapRecord map, BrineException failure) {
    if (map.progress().done() == 0) {
      return;
    }
    // An interrupt says itself how far the loop was.
    summary = failure instanceof MapInterruptedException ? null : Summary.of(map);
    timeline = Timeline.of(map.begun(), map.progress().elapsed(), map.tasks());
    left = PartialResults.of(failure, map);
    if (left != null) {
      LastLoop.note(left);
    }
  }

  /** What a loop that ended early left; null where there is nothing. */
  synchronized @Nullable PartialResults left() {
    return left;
  }

  /** Asks what the workers changed of their copies, and takes what they say in time. */
  void changed(Watch watch) {
    try {
      changed(watch.changed(PATIENCE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** This is what the workers changed of their copies. */
  synchronized void changed(Set<String> names) {
    changed = names;
  }

  /** So many items there are, where that is known. */
  synchronized void items(OptionalLong count) {
    items = count;
  }

  /** How many items there are, where that is known. */
  synchronized OptionalLong items() {
    return items;
  }

  /** Tells all of it; what was kept of the output comes first. */
  synchronized void tell(Display display) {
    if (output != null) {
      output.print(options.order(), display);
    }
    failures.forEach(line -> display.err().println(line));
    if (timeline != null && options.hasTimeline()) {
      display.show(timeline.content());
    }
    if (summary != null) {
      display.out().println(summary.line());
    }
    String lost = LostChanges.line(changed, warnings);
    if (lost != null) {
      display.out().println(lost);
    }
    if (hint != null) {
      display.out().println(hint);
    }
  }
}
