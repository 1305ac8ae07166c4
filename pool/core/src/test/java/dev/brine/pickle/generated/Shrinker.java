package dev.brine.pickle.generated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a plan that fails as small as it can while it still fails. */
public final class Shrinker {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final PlanGenerator generator;
  private final Predicate<Plan> fails;
  private long end;

  /** For failures of one test. */
  public Shrinker(PlanGenerator generator, Predicate<Plan> fails) {
    this.generator = generator;
    this.fails = fails;
  }

  /** The smallest plan that was found. */
  public Plan shrink(Plan failing) {
    end = System.nanoTime() + LONGEST.toNanos();
    Plan smallest = failing;
    for (Plan next = failing; next != null; next = smaller(smallest)) {
      smallest = next;
    }
    return smallest;
  }

  private @Nullable Plan smaller(Plan plan) {
    Plan smaller = root(plan);
    if (smaller != null) {
      return smaller;
    }
    Plan smallest = plan;
    for (int place = 0; place < smallest.size(); place++) {
      for (Plan next = smallest; next != null && place < next.size(); ) {
        smallest = next;
        next = smallerAt(smallest, place);
      }
    }
    return weight(smallest) < weight(plan) ? smallest : null;
  }

  /** What is below one of the vertices, the least first. */
  private @Nullable Plan root(Plan plan) {
    List<Plan> below = new ArrayList<>();
    for (int i = 1; i < plan.size(); i++) {
      below.add(plan.from(i));
    }
    below.sort(Comparator.comparingInt(Plan::size));
    return first(plan, below);
  }

  private @Nullable Plan smallerAt(Plan plan, int place) {
    Vertex vertex = plan.vertex(place);
    List<Plan> candidates = new ArrayList<>();
    for (int half = vertex.groups() / 2; half > 1; half /= 2) {
      Vertex less = vertex;
      for (int i = 0; i < half; i++) {
        less = less.without(0);
      }
      candidates.add(plan.with(place, less));
    }
    for (int i = 0; i < vertex.groups(); i++) {
      candidates.add(plan.with(place, vertex.without(i)));
    }
    for (int i = 0; i < vertex.parts().length; i++) {
      Slot slot = vertex.kind().slot(i);
      int target = vertex.parts()[i];
      if (target == Vertex.NONE) {
        continue;
      }
      if (slot.isNullable()) {
        candidates.add(plan.with(place, vertex.with(i, Vertex.NONE)));
      }
      for (int further : plan.vertex(target).parts()) {
        if (further != Vertex.NONE) {
          candidates.add(plan.with(place, vertex.with(i, further)));
        }
      }
      for (Kind leaf : generator.leaves(slot)) {
        candidates.add(Leaf.in(plan, place, i, leaf));
      }
    }
    return first(plan, candidates.stream().map(each -> each.from(0)).toList());
  }

  private @Nullable Plan first(Plan plan, List<Plan> candidates) {
    for (Plan each : candidates) {
      if (weight(each) < weight(plan)
          && Limits.find(each) == null
          && System.nanoTime() < end
          && fails.test(each)) {
        return each;
      }
    }
    return null;
  }

  /** The number of vertices counts most, then that of the parts. */
  private static long weight(Plan plan) {
    return plan.vertices().stream()
        .mapToLong(each -> 100L + each.parts().length * 2L - nulls(each))
        .sum();
  }

  private static int nulls(Vertex vertex) {
    int nulls = 0;
    for (int part : vertex.parts()) {
      nulls += part == Vertex.NONE ? 1 : 0;
    }
    return nulls;
  }
}
