package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The description of a graph of objects: the first vertex is its root. */
public record Plan(List<Vertex> vertices) {
  public Plan {
    vertices = List.copyOf(vertices);
  }

  public int size() {
    return vertices.size();
  }

  Vertex vertex(int place) {
    return vertices.get(place);
  }

  Plan with(int place, Vertex vertex) {
    List<Vertex> changed = new ArrayList<>(vertices);
    changed.set(place, vertex);
    return new Plan(changed);
  }

  /** What can be reached from another root. */
  Plan from(int root) {
    int[] places = new int[size()];
    Arrays.fill(places, Vertex.NONE);
    List<Integer> reached = new ArrayList<>(List.of(root));
    places[root] = 0;
    for (int i = 0; i < reached.size(); i++) {
      for (int part : vertex(reached.get(i)).parts()) {
        if (part != Vertex.NONE && places[part] == Vertex.NONE) {
          places[part] = reached.size();
          reached.add(part);
        }
      }
    }
    List<Vertex> kept = new ArrayList<>();
    for (int old : reached) {
      int[] parts = vertex(old).parts().clone();
      for (int i = 0; i < parts.length; i++) {
        parts[i] = parts[i] == Vertex.NONE ? Vertex.NONE : places[parts[i]];
      }
      kept.add(vertex(old).with(parts));
    }
    return new Plan(kept);
  }

  /** Where each vertex leads to. */
  int[][] edges() {
    return vertices.stream().map(Vertex::parts).toArray(int[][]::new);
  }

  /** One line for each vertex. */
  public String text() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      Vertex each = vertex(i);
      String parts =
          Arrays.stream(each.parts())
              .mapToObj(part -> part == Vertex.NONE ? "null" : "v" + part)
              .collect(Collectors.joining(", ", "(", ")"));
      lines.add("  v" + i + " = " + each.kind() + " " + parts + "  tag " + each.tag());
    }
    return String.join("\n", lines);
  }
}
