package dev.brine.pickle.generated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds what a plan holds weakly only: the garbage collector might take it at any time. */
final class WeakParts {
  private WeakParts() {}

  /** The weak parts that nothing else holds. */
  static List<BuildOrder.Obstacle> lost(Plan plan) {
    List<BuildOrder.Obstacle> found = new ArrayList<>();
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
        if (vertex.parts()[i] != Vertex.NONE && vertex.kind().holds(i)) {
          open.push(vertex.parts()[i]);
        }
      }
    }
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      for (int j = 0; j < vertex.parts().length; j++) {
        int target = vertex.parts()[j];
        if (target != Vertex.NONE && vertex.kind().slot(j) == Slot.WEAK && !held[target]) {
          found.add(new BuildOrder.Obstacle(i, j));
        }
      }
    }
    return found;
  }
}
