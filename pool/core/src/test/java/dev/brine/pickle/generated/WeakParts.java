package dev.brine.pickle.generated;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Finds what a plan holds weakly only: the garbage collector might take it at any time. */
final class WeakParts {
  private WeakParts() {}

  /** A weak part that nothing else holds, or null where there is none. */
  static BuildOrder.@Nullable Obstacle lost(Plan plan) {
    boolean[] held = new boolean[plan.size()];
    Deque<Integer> open = new ArrayDeque<>();
    open.push(0);
    while (!open.isEmpty()) {
      int place = open.pop();
      if (held[place]) {
        continue;
      }
      held[place] = true;
      Vertex vertex = plan.vertex(place);
      for (int i = 0; i < vertex.parts().length; i++) {
        if (vertex.parts()[i] != Vertex.NONE && vertex.kind().slot(i) != Slot.WEAK) {
          open.push(vertex.parts()[i]);
        }
      }
    }
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      for (int j = 0; j < vertex.parts().length; j++) {
        int target = vertex.parts()[j];
        if (target != Vertex.NONE && vertex.kind().slot(j) == Slot.WEAK && !held[target]) {
          return new BuildOrder.Obstacle(i, j);
        }
      }
    }
    return null;
  }
}
