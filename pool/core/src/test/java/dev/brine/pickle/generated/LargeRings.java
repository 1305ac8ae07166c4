package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds rings of very many objects that write themselves by java.io serialization. They go into one
 * stream, which calls itself for each of them, so some hundreds overflow the stack and are refused.
 */
final class LargeRings {
  private static final int MOST = 100;

  private LargeRings() {}

  /** The parts that close such rings. */
  static List<BuildOrder.Obstacle> in(Plan plan) {
    Components components = new Components(plan.edges());
    int[] bridged = new int[plan.size()];
    for (int i = 0; i < plan.size(); i++) {
      bridged[components.of(i)] += plan.vertex(i).kind().isBridged() ? 1 : 0;
    }
    List<BuildOrder.Obstacle> found = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      for (int j = 0; j < vertex.parts().length; j++) {
        int target = vertex.parts()[j];
        if (target != Vertex.NONE
            && vertex.kind().isBridged()
            && components.areOne(i, target)
            && bridged[components.of(i)] > MOST) {
          found.add(new BuildOrder.Obstacle(i, j));
        }
      }
    }
    return found;
  }
}
