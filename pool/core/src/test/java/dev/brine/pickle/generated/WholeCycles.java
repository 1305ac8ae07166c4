package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the cycles of a plan that cannot travel: each object of them can only be made with the next
 * one, and not all of them write themselves by java.io serialization, which keeps cycles of its
 * own.
 */
final class WholeCycles {
  private WholeCycles() {}

  /** The parts that belong to one. */
  static List<BuildOrder.Obstacle> parts(Plan plan) {
    List<BuildOrder.Obstacle> found = new ArrayList<>();
    int[][] edges = new int[plan.size()][];
    for (int i = 0; i < plan.size(); i++) {
      edges[i] = hard(plan.vertex(i));
    }
    Components components = new Components(edges);
    for (int i = 0; i < plan.size(); i++) {
      for (int j = 0; j < edges[i].length; j++) {
        if (edges[i][j] != Vertex.NONE
            && !plan.vertex(i).kind().isBridged()
            && components.areOne(i, edges[i][j])) {
          found.add(new BuildOrder.Obstacle(i, j));
        }
      }
    }
    return found;
  }

  private static int[] hard(Vertex vertex) {
    int[] hard = vertex.parts().clone();
    for (int i = 0; i < hard.length; i++) {
      hard[i] = vertex.kind().isHardTravelling(i) ? hard[i] : Vertex.NONE;
    }
    return hard;
  }
}
