package dev.brine.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the workers' time was spent while a map ran, in nanoseconds. The workers' time is that of the
 * map for each of them; it was spent on the user's code, on reading and writing, or on waiting.
 *
 * @param wall how long the map took
 * @param workers how many there were
 * @param tasks how many they ran
 * @param work the user's code
 * @param overhead reading items and writing results
 * @param start waiting for the first task
 * @param between waiting between tasks
 * @param tail waiting for others after the last task
 * @param last the task that ended last
 */
record Speed(
    long wall,
    int workers,
    long tasks,
    long work,
    long overhead,
    long start,
    long between,
    long tail,
    Optional<Timeline.Span> last) {
  /** Workers that are busier than this leave little to gain. */
  private static final double BUSY = 0.9;

  /** A map that takes less is not worth a hint, in nanoseconds. */
  private static final long LONG = 500_000_000L;

  /** Tasks that take longer are worth to be sent, in nanoseconds. */
  private static final long QUICK = 20_000_000L;

  static Speed of(Timeline timeline) {
    long wall = Math.max(1, timeline.wall().toNanos());
    long work = 0;
    long overhead = 0;
    long start = 0;
    long between = 0;
    long tail = 0;
    for (Timeline.Lane lane : timeline.lanes()) {
      long at = 0;
      for (Timeline.Span each : lane.spans()) {
        long idle = Math.max(0, each.begun() - at);
        start += at == 0 ? idle : 0;
        between += at == 0 ? 0 : idle;
        work += each.work();
        overhead += each.overhead();
        at = Math.max(1, each.end());
      }
      tail += Math.max(0, wall - at);
    }
    Optional<Timeline.Span> last =
        timeline.lanes().stream()
            .map(Timeline.Lane::spans)
            .flatMap(List::stream)
            .max(Comparator.comparingLong(Timeline.Span::end));
    int workers = timeline.lanes().size();
    long tasks = timeline.lanes().stream().mapToLong(lane -> lane.spans().size()).sum();
    return new Speed(wall, workers, tasks, work, overhead, start, between, tail, last);
  }

  /** What limited the speed-up. */
  String sentence() {
    if (last.isEmpty()) {
      return "where the time went is not known: no task told when it ran";
    }
    double total = (double) wall * workers;
    String speed =
        String.format(
            Locale.ROOT,
            "speed-up %.1f on %s: ",
            (double) work / wall,
            Amounts.count(workers, "worker"));
    if (work / total >= BUSY) {
      return speed + "the workers were busy " + Amounts.percent(work / total) + " of the time";
    }
    long most = Math.max(Math.max(overhead, start), Math.max(between, tail));
    String share = Amounts.percent(most / total) + " of the workers' time ";
    if (most == overhead) {
      return speed + share + "went into reading items and writing results; send and return less";
    }
    if (most == tail) {
      Timeline.Span straggler = last.get();
      return speed
          + share
          + "was spent waiting for the last tasks; item %d alone took %s"
              .formatted(straggler.index(), Amounts.time(Duration.ofNanos(straggler.work())));
    }
    if (most == start) {
      return speed + share + "was spent waiting for the first task: starting, and sending the code";
    }
    return speed
        + share
        + "was spent waiting for the next task: the items are too quick, or too large to send";
  }

  /**
   * Whether a plain loop would have been faster, by so much that it matters: the map took long
   * enough, once it was running, the user's code alone would have taken less, and its tasks are
   * quick, so that it was not just a machine that had other things to do.
   */
  boolean isSlowerThanALoop() {
    long running = workers == 0 ? 0 : wall - start / workers;
    return running > LONG && work < running && work < QUICK * tasks;
  }

  /** What to say then. */
  String hint() {
    return "hint: the items' own work took %s, a plain loop would be faster; give each item more to do"
        .formatted(Amounts.time(Duration.ofNanos(work)));
  }
}
