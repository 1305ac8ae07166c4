package dev.brine.report;

import com.google.common.collect.ImmutableList;
import dev.brine.error.Internal;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each worker did during a map, as it was measured: when each of its tasks began, how long the
 * user's code ran and how long it took to read the item and write the result. Immutable.
 *
 * @param wall how long the map took
 * @param lanes one of each process that ran tasks
 */
@Internal
public record Timeline(Duration wall, List<Lane> lanes) {

  /** Copies the list. */
  public Timeline {
    lanes = ImmutableList.copyOf(lanes);
  }

  /**
   * One process.
   *
   * @param pid the process
   * @param spans its tasks, in the order in which they began
   */
  public record Lane(long pid, List<Span> spans) {
    /** Copies the list. */
    public Lane {
      spans = ImmutableList.copyOf(spans);
    }
  }

  /**
   * One task.
   *
   * @param index its item
   * @param begun since the map began, in nanoseconds
   * @param work how long the user's code ran, in nanoseconds
   * @param overhead how long all else took that the worker did for it, in nanoseconds
   * @param failed whether it failed
   */
  public record Span(long index, long begun, long work, long overhead, boolean failed) {
    long end() {
      return begun + work + overhead;
    }
  }

  /** That of a map; items that no process is known to have run are left out. */
  public static Timeline of(
      Instant begun, Duration wall, Collection<? extends Outcome<?>> outcomes) {
    Map<Long, List<Span>> lanes = new TreeMap<>();
    for (Outcome<?> each : outcomes) {
      Instant start = each.run().begun();
      if (start != null) {
        long offset = Math.max(0, ChronoUnit.NANOS.between(begun, start));
        lanes
            .computeIfAbsent(each.pid(), pid -> new ArrayList<>())
            .add(
                new Span(
                    each.index(),
                    offset,
                    each.time().toNanos(),
                    each.run().overhead().toNanos(),
                    !each.isSuccess()));
      }
    }
    lanes.values().forEach(spans -> spans.sort(Comparator.comparingLong(Span::begun)));
    return new Timeline(
        wall,
        lanes.entrySet().stream().map(each -> new Lane(each.getKey(), each.getValue())).toList());
  }

  /** A picture, a drawing in letters, and one sentence on what limited the speed-up. */
  public Content content() {
    String sentence = Speed.of(this).sentence();
    if (lanes.isEmpty()) {
      return Content.of(sentence);
    }
    return Content.of(TimelineText.of(this) + sentence).svg(TimelineSvg.of(this, sentence));
  }

  /** One line if a plain loop would have been faster, by so much that it matters; else nothing. */
  public Optional<String> hint() {
    Speed speed = Speed.of(this);
    return speed.isSlowerThanALoop() ? Optional.of(speed.hint()) : Optional.empty();
  }
}
