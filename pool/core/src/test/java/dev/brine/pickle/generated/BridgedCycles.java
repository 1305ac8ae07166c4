package dev.brine.pickle.generated;

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
    int[] component = new Components(plan).of();
    boolean[] asks = new boolean[plan.size()];
    int[] bridged = new int[plan.size()];
    for (int i = 0; i < plan.size(); i++) {
      asks[component[i]] |= plan.vertex(i).kind().asks();
      bridged[component[i]] += plan.vertex(i).kind().isBridged() ? 1 : 0;
    }
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      for (int j = 0; j < vertex.parts().length; j++) {
        int target = vertex.parts()[j];
        if (target != Vertex.NONE
            && vertex.kind().isBridged()
            && component[target] == component[i]
            && asks[component[i]]
            && bridged[component[i]] > 1) {
          return new BuildOrder.Obstacle(i, j);
        }
      }
    }
    return null;
  }
}
