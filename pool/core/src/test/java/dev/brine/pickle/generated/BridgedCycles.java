package dev.brine.pickle.generated;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects that write themselves by java.io serialization and are in a cycle that leads
 * through a second such object and through a container that hashes or compares. Such a cycle can be
 * refused by the reader, in words, since the container is asked before all of its keys are
 * complete.
 */
final class BridgedCycles {
  private BridgedCycles() {}

  /** A part that closes such a cycle, or null where there is none. */
  static BuildOrder.@Nullable Obstacle find(Plan plan) {
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      if (!vertex.kind().isBridged()) {
        continue;
      }
      for (int j = 0; j < vertex.parts().length; j++) {
        int target = vertex.parts()[j];
        if (target != Vertex.NONE && isIntricate(plan, i, target)) {
          return new BuildOrder.Obstacle(i, j);
        }
      }
    }
    return null;
  }

  private static boolean isIntricate(Plan plan, int from, int target) {
    boolean[] below = reached(plan, target);
    if (!below[from]) {
      return false;
    }
    boolean[] all = reached(plan, from);
    boolean asks = false;
    int bridged = 0;
    for (int i = 0; i < plan.size(); i++) {
      if (all[i] && reached(plan, i)[from]) {
        asks |= plan.vertex(i).kind().asks();
        bridged += plan.vertex(i).kind().isBridged() ? 1 : 0;
      }
    }
    return asks && bridged > 1;
  }

  private static boolean[] reached(Plan plan, int from) {
    boolean[] seen = new boolean[plan.size()];
    Deque<Integer> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty()) {
      int place = open.pop();
      if (!seen[place]) {
        seen[place] = true;
        for (int part : plan.vertex(place).parts()) {
          if (part != Vertex.NONE) {
            open.push(part);
          }
        }
      }
    }
    return seen;
  }
}
