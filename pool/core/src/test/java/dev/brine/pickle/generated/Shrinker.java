package dev.brine.pickle.generated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    for (int chunk = failing.size() / 2; chunk > 1; chunk /= 2) {
      smallest = withEmptyChunks(smallest, chunk);
    }
    for (Plan next = smallest; next != null && !isOver(); next = smaller(smallest)) {
      smallest = next;
    }
    return smallest;
  }

  private boolean isOver() {
    return System.nanoTime() > end;
  }

  /** Empties so many vertices at a time, which is quick while the plan is large. */
  private Plan withEmptyChunks(Plan plan, int chunk) {
    Plan smallest = plan;
    for (int first = 0; first < smallest.size() && !isOver(); first += chunk) {
      List<Vertex> vertices = new ArrayList<>(smallest.vertices());
      int last = Math.min(first + chunk, vertices.size());
      for (int i = first; i < last; i++) {
        vertices.set(i, vertices.get(i).emptied());
      }
      Plan smaller = first(smallest, Stream.of(new Plan(vertices).from(0)));
      smallest = smaller == null ? smallest : smaller;
    }
    return smallest;
  }

  private @Nullable Plan smaller(Plan plan) {
    Plan smaller = root(plan);
    if (smaller != null) {
      return smaller;
    }
    Plan smallest = plan;
    for (int place = 0; place < smallest.size() && !isOver(); place++) {
      for (Plan next = smallest; next != null && place < next.size(); ) {
        smallest = next;
        next = smallerAt(smallest, place);
      }
    }
    return smallest == plan ? null : smallest;
  }

  /** What is below one of the vertices, the least first. */
  private @Nullable Plan root(Plan plan) {
    return first(
        plan,
        IntStream.range(1, plan.size())
            .mapToObj(plan::from)
            .sorted(Comparator.comparingInt(Plan::size)));
  }

  private @Nullable Plan smallerAt(Plan plan, int place) {
    Vertex vertex = plan.vertex(place);
    Stream<Plan> lessGroups =
        IntStream.range(0, vertex.groups()).mapToObj(i -> plan.with(place, vertex.without(i)));
    Stream<Plan> otherParts =
        IntStream.range(0, vertex.parts().length)
            .filter(part -> vertex.parts()[part] != Vertex.NONE)
            .boxed()
            .flatMap(part -> otherPart(plan, place, part));
    return first(plan, Stream.concat(lessGroups, otherParts).map(each -> each.from(0)));
  }

  /** The plans with null, a part of the part, or a leaf in the place of a part. */
  private Stream<Plan> otherPart(Plan plan, int place, int part) {
    Vertex vertex = plan.vertex(place);
    Slot slot = vertex.kind().slot(part);
    Stream<Plan> without =
        slot.isNullable()
            ? Stream.of(plan.with(place, vertex.with(part, Vertex.NONE)))
            : Stream.of();
    Stream<Plan> bypassed =
        Arrays.stream(plan.vertex(vertex.parts()[part]).parts())
            .filter(further -> further != Vertex.NONE)
            .mapToObj(further -> plan.with(place, vertex.with(part, further)));
    Stream<Plan> leaves =
        generator.leaves(slot).stream().map(leaf -> Leaf.in(plan, place, part, leaf));
    return Stream.of(without, bypassed, leaves).flatMap(each -> each);
  }

  /** The first that is smaller and fails as well, or null. */
  private @Nullable Plan first(Plan plan, Stream<Plan> candidates) {
    return candidates
        .takeWhile(each -> !isOver())
        .filter(each -> weight(each) < weight(plan) && Limits.allow(each))
        .filter(fails)
        .findFirst()
        .orElse(null);
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
