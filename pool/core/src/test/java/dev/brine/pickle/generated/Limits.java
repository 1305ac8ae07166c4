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
    if (obstacle == null) {
      obstacle = BridgedCycles.find(plan);
    }
    return obstacle == null ? sharedText(plan) : obstacle;
  }

  /**
   * A bridged object that holds a text which others hold as well: the text arrives once for the
   * bridged object and once for the others.
   */
  private static BuildOrder.@Nullable Obstacle sharedText(Plan plan) {
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
            && plan.vertex(target).kind().toString().equals("text")
            && holders[target] > 1) {
          return new BuildOrder.Obstacle(i, j);
        }
      }
    }
    return null;
  }
}
