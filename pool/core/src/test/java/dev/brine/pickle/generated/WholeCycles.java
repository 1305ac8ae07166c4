package dev.brine.pickle.generated;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cycles of a plan that cannot travel: each object of them can only be made with the next
 * one, and not all of them write themselves by java.io serialization, which keeps cycles of its
 * own.
 */
public final class WholeCycles {
  private WholeCycles() {}

  /** Whether there is one. */
  public static boolean in(Plan plan) {
    return find(plan) != null;
  }

  /** A part that belongs to one, or null where there is none. */
  static BuildOrder.@Nullable Obstacle find(Plan plan) {
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      if (vertex.kind().isBridged()) {
        continue;
      }
      for (int j = 0; j < vertex.parts().length; j++) {
        int target = vertex.parts()[j];
        if (target != Vertex.NONE && vertex.kind().isHardTravelling(j) && leads(plan, target, i)) {
          return new BuildOrder.Obstacle(i, j);
        }
      }
    }
    return null;
  }

  private static boolean leads(Plan plan, int from, int to) {
    boolean[] seen = new boolean[plan.size()];
    Deque<Integer> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty()) {
      int place = open.pop();
      if (place == to) {
        return true;
      }
      if (seen[place]) {
        continue;
      }
      seen[place] = true;
      Vertex vertex = plan.vertex(place);
      for (int i = 0; i < vertex.parts().length; i++) {
        if (vertex.parts()[i] != Vertex.NONE && vertex.kind().isHardTravelling(i)) {
          open.push(vertex.parts()[i]);
        }
      }
    }
    return false;
  }
}
