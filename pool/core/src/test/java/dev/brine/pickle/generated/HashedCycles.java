package dev.brine.pickle.generated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the keys of a plan whose hash code depends on something that is filled only after they were
 * hashed, since both are in one cycle; java.io serialization hashes keys too early as well. The
 * engine may refuse these.
 */
final class HashedCycles {
  private final Plan plan;
  private final Components components;

  private HashedCycles(Plan plan) {
    this.plan = plan;
    this.components = new Components(edges(plan));
  }

  /** The state of all constants comes with each of them. */
  private static int[][] edges(Plan plan) {
    int[] constants =
        IntStream.range(0, plan.size())
            .filter(i -> plan.vertex(i).kind().canTake(Slot.CONSTANT))
            .toArray();
    int[][] edges = plan.edges();
    if (Arrays.stream(constants).anyMatch(i -> edges[i].length > 0)) {
      for (int constant : constants) {
        edges[constant] =
            IntStream.concat(Arrays.stream(edges[constant]), Arrays.stream(constants)).toArray();
      }
    }
    return edges;
  }

  /** Such keys. */
  static List<BuildOrder.Obstacle> in(Plan plan) {
    HashedCycles search = new HashedCycles(plan);
    List<BuildOrder.Obstacle> found = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      for (int j = 0; j < vertex.parts().length; j++) {
        if (vertex.kind().slot(j).isKey()
            && vertex.parts()[j] != Vertex.NONE
            && search.dependsOnLater(i, vertex.parts()[j])) {
          found.add(new BuildOrder.Obstacle(i, j));
        }
      }
    }
    return found;
  }

  private boolean dependsOnLater(int container, int key) {
    Kind kind = plan.vertex(container).kind();
    boolean isWhole = kind.isHardTravelling(0) && !kind.isOver();
    Set<Integer> content = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(key));
    while (!open.isEmpty()) {
      int place = open.pop();
      if (plan.vertex(place).kind().hash() == Kind.Hash.CONTENT && content.add(place)) {
        Arrays.stream(plan.vertex(place).parts())
            .filter(part -> part != Vertex.NONE)
            .forEach(open::push);
      }
    }
    return content.stream()
        .anyMatch(
            each ->
                components.areOne(each, container)
                    && (isWhole
                        ? isFilled(each) || plan.vertex(each).kind().isBridged()
                        : isFilled(each) && plan.vertex(each).kind().asks()));
  }

  private boolean isFilled(int place) {
    Kind kind = plan.vertex(place).kind();
    return !kind.isHardTravelling(0) || kind.isOver();
  }
}
