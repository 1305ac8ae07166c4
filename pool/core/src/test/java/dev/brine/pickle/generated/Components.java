package dev.brine.pickle.generated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Which vertices of a plan lead to each other, by two searches in depth (Kosaraju and Sharir). */
final class Components {
  private final List<List<Integer>> to = new ArrayList<>();
  private final List<List<Integer>> from = new ArrayList<>();

  private final int[] next;

  Components(Plan plan) {
    next = new int[plan.size()];
    for (int i = 0; i < plan.size(); i++) {
      to.add(new ArrayList<>());
      from.add(new ArrayList<>());
    }
    for (int i = 0; i < plan.size(); i++) {
      for (int part : plan.vertex(i).parts()) {
        if (part != Vertex.NONE) {
          to.get(i).add(part);
          from.get(part).add(i);
        }
      }
    }
  }

  /** For each vertex, a number that it shares with those that it leads to and that lead to it. */
  int[] of() {
    List<Integer> order = new ArrayList<>();
    boolean[] seen = new boolean[to.size()];
    for (int i = 0; i < to.size(); i++) {
      search(i, seen, order);
    }
    int[] component = new int[to.size()];
    Arrays.fill(component, -1);
    for (int i = order.size() - 1; i >= 0; i--) {
      mark(order.get(i), component);
    }
    return component;
  }

  private void search(int start, boolean[] seen, List<Integer> order) {
    Deque<Integer> open = new ArrayDeque<>();
    if (seen[start]) {
      return;
    }
    seen[start] = true;
    open.push(start);
    while (!open.isEmpty()) {
      int place = open.peek();
      if (next[place] == to.get(place).size()) {
        order.add(open.pop());
      } else {
        int part = to.get(place).get(next[place]++);
        if (!seen[part]) {
          seen[part] = true;
          open.push(part);
        }
      }
    }
  }

  private void mark(int root, int[] component) {
    Deque<Integer> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      int place = open.pop();
      if (component[place] == -1) {
        component[place] = root;
        open.addAll(from.get(place));
      }
    }
  }
}
