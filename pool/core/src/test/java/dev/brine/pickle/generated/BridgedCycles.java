package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the objects that write themselves by java.io serialization and are in a cycle that leads
 * through a second such object and through a container that hashes or compares. Such a cycle can be
 * refused by the reader, in words, since the container is asked before all of its keys are
 * complete.
 */
final class BridgedCycles {
  private BridgedCycles() {}

  /** The parts that close such cycles. */
  static List<BuildOrder.Obstacle> in(Plan plan) {
    Components components = new Components(plan.edges());
    boolean[] asks = new boolean[plan.size()];
    int[] bridged = new int[plan.size()];
    for (int i = 0; i < plan.size(); i++) {
      asks[components.of(i)] |= plan.vertex(i).kind().asks();
      bridged[components.of(i)] += plan.vertex(i).kind().isBridged() ? 1 : 0;
    }
    List<BuildOrder.Obstacle> found = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      int component = components.of(i);
      for (int j = 0; j < vertex.parts().length; j++) {
        int target = vertex.parts()[j];
        if (target != Vertex.NONE
            && vertex.kind().isBridged()
            && components.areOne(i, target)
            && asks[component]
            && bridged[component] > 1) {
          found.add(new BuildOrder.Obstacle(i, j));
        }
      }
    }
    return found;
  }
}
