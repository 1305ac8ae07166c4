package dev.brine.command;

import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user is to see of the answers of a loop's iterations: skipped ones are left out. */
final class LoopValues {
  private LoopValues() {}

  /** The values. */
  static <R extends @Nullable Object> List<R> of(List<Outcome<Answer<R>>> outcomes) {
    List<R> values = new ArrayList<>(outcomes.size());
    for (Outcome<Answer<R>> each : outcomes) {
      Answer<R> answer = each.value();
      if (answer != null && !answer.skipped()) {
        values.add(answer.value());
      }
    }
    return values;
  }

  /** The outcomes of the values; of iterations without any values, all of them. */
  static <R extends @Nullable Object> List<Outcome<R>> outcomes(List<Outcome<Answer<R>>> outcomes) {
    boolean isOfValues =
        outcomes.stream().map(Outcome::value).anyMatch(each -> each != null && !each.skipped());
    List<Outcome<R>> shown = new ArrayList<>(outcomes.size());
    for (Outcome<Answer<R>> each : outcomes) {
      Answer<R> answer = each.value();
      if (answer == null || !answer.skipped() || !isOfValues) {
        R value = answer == null ? null : answer.value();
        shown.add(new Outcome<>(each.index(), value, each.error(), each.attempts(), each.run()));
      }
    }
    return shown;
  }
}
