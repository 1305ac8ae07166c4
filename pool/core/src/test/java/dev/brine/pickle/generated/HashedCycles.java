package dev.brine.pickle.generated;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys of a plan whose hash code depends on a container that is filled only after they
 * were hashed, since both are in one cycle. The engine does not keep these.
 */
final class HashedCycles {
  private final Plan plan;

  private HashedCycles(Plan plan) {
    this.plan = plan;
  }

  /** Such a key, or null where there is none. */
  static BuildOrder.@Nullable Obstacle find(Plan plan) {
    HashedCycles search = new HashedCycles(plan);
    for (int i = 0; i < plan.size(); i++) {
      Vertex vertex = plan.vertex(i);
      for (int j = 0; j < vertex.parts().length; j++) {
        if (vertex.kind().slot(j).isKey()
            && vertex.parts()[j] != Vertex.NONE
            && search.dependsOnLater(i, vertex.parts()[j])) {
          return new BuildOrder.Obstacle(i, j);
        }
      }
    }
    return null;
  }

  private boolean dependsOnLater(int container, int key) {
    Kind kind = plan.vertex(container).kind();
    boolean isWhole = kind.isHardTravelling(0) && !kind.isOver();
    boolean[] content = reached(key, true);
    for (int i = 0; i < plan.size(); i++) {
      if (content[i] && isFilled(i) && (isWhole || plan.vertex(i).kind().asks())) {
        if (reached(i, false)[container]) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isFilled(int place) {
    Kind kind = plan.vertex(place).kind();
    return kind.hash() == Kind.Hash.CONTENT && (!kind.isHardTravelling(0) || kind.isOver());
  }

  private boolean[] reached(int from, boolean byContent) {
    boolean[] seen = new boolean[plan.size()];
    Deque<Integer> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty()) {
      int place = open.pop();
      if (seen[place]) {
        continue;
      }
      seen[place] = true;
      if (byContent && plan.vertex(place).kind().hash() != Kind.Hash.CONTENT) {
        continue;
      }
      if (plan.vertex(place).kind().canTake(Slot.CONSTANT)) {
        // The state of all constants comes with the first of them.
        pushConstants(open);
      }
      for (int part : plan.vertex(place).parts()) {
        if (part != Vertex.NONE) {
          open.push(part);
        }
      }
    }
    return seen;
  }

  private void pushConstants(Deque<Integer> open) {
    for (int i = 0; i < plan.size(); i++) {
      if (plan.vertex(i).kind().canTake(Slot.CONSTANT)) {
        open.push(i);
      }
    }
  }
}
