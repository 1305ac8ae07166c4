package dev.brine.pickle.generated;

import org.jspecify.annotations.Nullable;

/** What a plan must not have: what Java cannot build, and what the engine is known not to keep. */
final class Limits {
  private Limits() {}

  /** A part that is not allowed, or null where there is none. */
  static BuildOrder.@Nullable Obstacle find(Plan plan) {
    BuildOrder.Obstacle obstacle = BuildOrder.of(plan).obstacle();
    if (obstacle == null) {
      obstacle = WeakParts.lost(plan);
    }
    if (obstacle == null) {
      obstacle = HashedCycles.find(plan);
    }
    return obstacle == null ? sharedReplacement(plan) : obstacle;
  }

  /**
   * A bridged object that holds a text or what stands in for itself in the form of java.io, which
   * others hold as well: it arrives once for the bridged object and once for the others.
   */
  private static BuildOrder.@Nullable Obstacle sharedReplacement(Plan plan) {
    int[] holders = new int[plan.size()];
    holders[0] = 1;
    for (int[] parts : plan.edges()) {
      for (int part : parts) {
        if (part != Vertex.NONE) {
          holders[part]++;
        }
      }
    }
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      for (int j = 0; j < vertex.parts().length; j++) {
        int target = vertex.parts()[j];
        if (target != Vertex.NONE
            && vertex.kind().hasBridgedParts()
            && plan.vertex(target).kind().isReplaced()
            && holders[target] > 1) {
          return new BuildOrder.Obstacle(i, j);
        }
      }
    }
    return null;
  }
}
