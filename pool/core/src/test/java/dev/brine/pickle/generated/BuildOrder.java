package dev.brine.pickle.generated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which Java can make and fill the objects of a plan: what is needed to make one comes
 * before it, and a key is complete before it is hashed. A plan may have none, as two immutable
 * things that hold each other.
 */
final class BuildOrder {
  /**
   * One step.
   *
   * @param place the vertex's
   * @param isFill whether it is filled; else it is made
   */
  record Step(int place, boolean isFill) {}

  /** A part that cannot be there when it is needed, or that does not fit. */
  record Obstacle(int place, int part) {}

  private static final int NEW = 0;
  private static final int OPEN = 1;
  private static final int DONE = 2;

  private final Plan plan;
  private final int[] made;
  private final int[] filled;
  private final int[] complete;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Obstacle obstacle;

  private BuildOrder(Plan plan) {
    this.plan = plan;
    this.made = new int[plan.size()];
    this.filled = new int[plan.size()];
    this.complete = new int[plan.size()];
    for (int i = 0; i < plan.size() && obstacle == null; i++) {
      make(i);
    }
    for (int i = 0; i < plan.size() && obstacle == null; i++) {
      fill(i);
    }
  }

  static BuildOrder of(Plan plan) {
    return new BuildOrder(plan);
  }

  List<Step> steps() {
    return steps;
  }

  /** What is in the way, or null where the plan can be built. */
  @Nullable Obstacle obstacle() {
    return obstacle;
  }

  private boolean make(int place) {
    if (made[place] != NEW) {
      return made[place] == DONE;
    }
    made[place] = OPEN;
    Vertex vertex = plan.vertex(place);
    for (int i = 0; i < vertex.parts().length; i++) {
      if (vertex.kind().isHard(i) && !isReady(vertex, i)) {
        return stop(place, i);
      }
    }
    made[place] = DONE;
    steps.add(new Step(place, false));
    return true;
  }

  private boolean fill(int place) {
    if (filled[place] != NEW) {
      return filled[place] == DONE;
    }
    filled[place] = OPEN;
    if (!make(place)) {
      return false;
    }
    Vertex vertex = plan.vertex(place);
    for (int i = 0; i < vertex.parts().length; i++) {
      if (!vertex.kind().isHard(i) && !isReady(vertex, i)) {
        return stop(place, i);
      }
    }
    filled[place] = DONE;
    steps.add(new Step(place, true));
    return true;
  }

  /** Whether what a part is can be there as it is needed. */
  private boolean isReady(Vertex vertex, int part) {
    int target = vertex.parts()[part];
    Slot slot = vertex.kind().slot(part);
    if (target == Vertex.NONE) {
      return slot.isNullable();
    }
    return plan.vertex(target).kind().canTake(slot)
        && make(target)
        && (!slot.isKey() || complete(target));
  }

  /** Makes sure that the hash code is what it will stay. */
  private boolean complete(int place) {
    Vertex vertex = plan.vertex(place);
    if (vertex.kind().hash() != Kind.Hash.CONTENT) {
      return vertex.kind().hash() == Kind.Hash.STABLE && make(place);
    }
    if (complete[place] != NEW) {
      return complete[place] == DONE;
    }
    complete[place] = OPEN;
    for (int i = 0; i < vertex.parts().length; i++) {
      int target = vertex.parts()[i];
      if (target != Vertex.NONE && !complete(target)) {
        return stop(place, i);
      }
    }
    if (!fill(place)) {
      return false;
    }
    complete[place] = DONE;
    return true;
  }

  private boolean stop(int place, int part) {
    if (obstacle == null) {
      obstacle = new Obstacle(place, part);
    }
    return false;
  }
}
