package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.List;

/** What a plan must not have: what Java cannot build, and what the engine is known not to keep. */
final class Limits {
  private Limits() {}

  /** Whether the plan has none of it. */
  static boolean allow(Plan plan) {
    return obstacles(plan).isEmpty();
  }

  /** Parts that are not allowed: where there are any, at least one of them. */
  static List<BuildOrder.Obstacle> obstacles(Plan plan) {
    BuildOrder.Obstacle obstacle = BuildOrder.of(plan).obstacle();
    if (obstacle != null) {
      return List.of(obstacle);
    }
    List<BuildOrder.Obstacle> obstacles = new ArrayList<>(WeakParts.lost(plan));
    obstacles.addAll(LargeRings.in(plan));
    obstacles.addAll(sharedTexts(plan));
    return obstacles;
  }

  /**
   * A bridged object that holds a text which others hold as well: the text arrives once for the
   * bridged object and once for the others.
   */
  private static List<BuildOrder.Obstacle> sharedTexts(Plan plan) {
    List<BuildOrder.Obstacle> found = new ArrayList<>();
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
          found.add(new BuildOrder.Obstacle(i, j));
        }
      }
    }
    return found;
  }
}
