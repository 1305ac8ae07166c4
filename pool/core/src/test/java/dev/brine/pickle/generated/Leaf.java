package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An object that holds nothing, in the place of another. */
final class Leaf {
  private Leaf() {}

  /** The plan with a new leaf as that part. */
  static Plan in(Plan plan, int place, int part, Kind kind) {
    int tag = plan.vertices().stream().mapToInt(Vertex::tag).max().orElse(0) + 1;
    int[] parts = new int[kind.fixedSlots()];
    Arrays.fill(parts, Vertex.NONE);
    List<Vertex> vertices = new ArrayList<>(plan.vertices());
    vertices.set(place, plan.vertex(place).with(part, vertices.size()));
    vertices.add(new Vertex(kind, tag, parts));
    return new Plan(vertices);
  }
}
