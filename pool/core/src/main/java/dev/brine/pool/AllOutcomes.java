package dev.brine.pool;

import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps all outcomes of a map, for those who ask at its end. */
final class AllOutcomes implements Outcomes {
  private final List<@Nullable Outcome<?>> byIndex = new ArrayList<>();

  /** In the order in which they came; null where nobody asks for that. */
  private final @Nullable List<Outcome<?>> byArrival;

  /**
   * @param unordered whether the results shall come as they were finished
   */
  AllOutcomes(boolean unordered) {
    byArrival = unordered ? new ArrayList<>() : null;
  }

  @Override
  public synchronized void expect(long first, int count) {
    for (int i = 0; i < count; i++) {
      byIndex.add(null);
    }
  }

  @Override
  public synchronized boolean keep(Outcome<?> outcome) {
    int index = (int) outcome.index();
    if (byIndex.get(index) != null) {
      return false;
    }
    byIndex.set(index, outcome);
    if (byArrival != null) {
      byArrival.add(outcome);
    }
    return true;
  }

  @Override
  public void end() {}

  /** Those that are known, in the order that was asked for. */
  @SuppressWarnings("unchecked")
  synchronized <R extends @Nullable Object> List<Outcome<R>> known() {
    List<Outcome<R>> known = new ArrayList<>(byIndex.size());
    for (Outcome<?> each : byArrival == null ? byIndex : byArrival) {
      if (each != null) {
        known.add((Outcome<R>) each);
      }
    }
    return known;
  }

  /** The values of a map that was successful, in the order that was asked for. */
  @SuppressWarnings("unchecked")
  synchronized <R extends @Nullable Object> List<R> values() {
    List<R> values = new ArrayList<>(byIndex.size());
    for (Outcome<?> each : byArrival == null ? byIndex : byArrival) {
      values.add(each == null ? null : (R) each.value());
    }
    return values;
  }

  /** The values that are known, by index. */
  synchronized Map<Long, @Nullable Object> finished() {
    Map<Long, @Nullable Object> finished = new LinkedHashMap<>();
    for (Outcome<?> each : byIndex) {
      if (each != null && each.isSuccess()) {
        finished.put(each.index(), each.value());
      }
    }
    return finished;
  }
}
