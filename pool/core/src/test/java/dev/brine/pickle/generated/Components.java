package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strongly connected components of a graph: two places lead to each other or not. They are
 * found by two searches in depth (Kosaraju and Sharir).
 */
final class Components {
  private static final int NONE = -1;

  private final int[] of;

  /**
   * @param edges where each place leads to, {@link Vertex#NONE} for nowhere
   */
  Components(int[][] edges) {
    of = new int[edges.length];
    Arrays.fill(of, NONE);
    int[] finished = finished(edges);
    int[][] back = reversed(edges);
    for (int i = finished.length - 1; i >= 0; i--) {
      mark(back, finished[i]);
    }
  }

  boolean areOne(int place, int other) {
    return of[place] == of[other];
  }

  /** A place that stands for all that lead to this one and back. */
  int of(int place) {
    return of[place];
  }

  private void mark(int[][] edges, int root) {
    List<Integer> open = new ArrayList<>(List.of(root));
    while (!open.isEmpty()) {
      int place = open.remove(open.size() - 1);
      if (of[place] == NONE) {
        of[place] = root;
        Arrays.stream(edges[place]).forEach(open::add);
      }
    }
  }

  /** The places in the order in which a search depth first leaves them. */
  private static int[] finished(int[][] edges) {
    int[] next = new int[edges.length];
    boolean[] seen = new boolean[edges.length];
    int[] finished = new int[edges.length];
    int count = 0;
    for (int root = 0; root < edges.length; root++) {
      List<Integer> path = new ArrayList<>();
      if (!seen[root]) {
        seen[root] = true;
        path.add(root);
      }
      while (!path.isEmpty()) {
        int place = path.get(path.size() - 1);
        if (next[place] == edges[place].length) {
          path.remove(path.size() - 1);
          finished[count++] = place;
          continue;
        }
        int target = edges[place][next[place]++];
        if (target != Vertex.NONE && !seen[target]) {
          seen[target] = true;
          path.add(target);
        }
      }
    }
    return finished;
  }

  private static int[][] reversed(int[][] edges) {
    List<List<Integer>> back = new ArrayList<>();
    for (int i = 0; i < edges.length; i++) {
      back.add(new ArrayList<>());
    }
    for (int i = 0; i < edges.length; i++) {
      for (int target : edges[i]) {
        if (target != Vertex.NONE) {
          back.get(target).add(i);
        }
      }
    }
    return back.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
