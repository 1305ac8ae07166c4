package dev.brine.command;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import dev.brine.error.BrineException;
import dev.brine.pool.MapRecord;
import dev.brine.pool.MapResult;
import dev.brine.pool.Progress;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a loop had done when the user or a failure ended it. Immutable.
 *
 * @param values the values of the items that were done and have one, by the items' indices
 * @param done how many items were done
 * @param total how many items were known of
 * @param failed the items that failed, each as a range
 * @param missing the items of which nothing is known, likewise
 */
record PartialResults(
    SortedMap<Long, @Nullable Object> values,
    long done,
    long total,
    List<Range<Long>> failed,
    List<Range<Long>> missing) {
  /** More than these ranges are counted. */
  private static final int SHOWN = 10;

  /**
   * Those of a map that an exception ended.
   *
   * @return null if no item was done
   */
  static @Nullable PartialResults of(BrineException failure, MapRecord map) {
    return of(failure.finished(), map.tasks(), map.progress());
  }

  /**
   * Those of a map that nobody waited for.
   *
   * @return null if no item was done
   */
  static @Nullable PartialResults of(MapResult<?> map) {
    Collection<? extends Outcome<?>> outcomes =
        map instanceof StartedLoop<?> loop ? loop.answers() : map.outcomes();
    SortedMap<Long, @Nullable Object> finished = new TreeMap<>();
    outcomes.stream()
        .filter(Outcome::isSuccess)
        .forEach(each -> finished.put(each.index(), each.value()));
    return of(finished, outcomes, map.progress());
  }

  private static @Nullable PartialResults of(
      Map<Long, ? extends @Nullable Object> finished,
      Collection<? extends Outcome<?>> outcomes,
      Progress progress) {
    if (finished.isEmpty()) {
      return null;
    }
    long total = progress.total().orElse(progress.added());
    SortedMap<Long, @Nullable Object> values = new TreeMap<>();
    RangeSet<Long> failed = TreeRangeSet.create();
    RangeSet<Long> missing = TreeRangeSet.create();
    missing.add(Range.closedOpen(0L, total));
    finished.forEach(
        (index, value) -> {
          missing.remove(item(index));
          if (!(value instanceof Answer<?> answer)) {
            values.put(index, value);
          } else if (!answer.skipped()) {
            values.put(index, answer.value());
          }
        });
    for (Outcome<?> each : outcomes) {
      if (!each.isSuccess()) {
        missing.remove(item(each.index()));
        failed.add(item(each.index()));
      }
    }
    return new PartialResults(
        Collections.unmodifiableSortedMap(values),
        finished.size(),
        total,
        List.copyOf(failed.asRanges()),
        List.copyOf(missing.asRanges()));
  }

  private static Range<Long> item(long index) {
    return Range.closedOpen(index, index + 1);
  }

  /** What threw, with how to get what was done. */
  EvaluationException told(Throwable thrown) {
    return new EvaluationException(thrown, hint());
  }

  /** The interrupt, with how to get what was done. */
  SessionInterruptedException told(SessionInterruptedException interrupt) {
    return new SessionInterruptedException(interrupt.getMessage() + "\n" + hint());
  }

  private String hint() {
    return "`%%presult` gives what was done: %d of %d items".formatted(done, total);
  }

  /** What to say with the values. */
  String line() {
    StringBuilder line = new StringBuilder("%d of %d items done".formatted(done, total));
    add(line, "failed", failed);
    add(line, "not done", missing);
    return line.toString();
  }

  private static void add(StringBuilder line, String what, List<Range<Long>> items) {
    if (items.isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>();
    for (Range<Long> each : items.subList(0, Math.min(SHOWN, items.size()))) {
      long first = each.lowerEndpoint();
      long last = each.upperEndpoint() - 1;
      shown.add(first == last ? String.valueOf(first) : first + "-" + last);
    }
    if (items.size() > SHOWN) {
      long more =
          items.stream()
              .skip(SHOWN)
              .mapToLong(each -> each.upperEndpoint() - each.lowerEndpoint())
              .sum();
      shown.add("and " + more + " more");
    }
    line.append("; ").append(what).append(": ").append(String.join(", ", shown));
  }

  /** The values by index; null for a loop without values. */
  @Nullable Object value() {
    return values.isEmpty() ? null : values;
  }
}
