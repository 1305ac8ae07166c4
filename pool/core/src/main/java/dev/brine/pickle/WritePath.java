package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.util.ArrayList;
import java.util.List;

/** The way from what the user named to the object that is being written. */
final class WritePath {
  /** A longer path is told by its two ends. */
  private static final int LONGEST = 12;

  private final List<String> steps;

  /**
   * @param steps outermost first
   */
  WritePath(List<String> steps) {
    this.steps = steps;
  }

  /**
   * The path to a node.
   *
   * @param open the open nodes, outermost first
   */
  static WritePath to(List<Node> open, Node node, GraphOutput graph) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Node each = open.get(i);
      if (each == node) {
        break;
      }
      if (each.object instanceof StaticValue || each.object instanceof EnumState) {
        // Code reached it by itself, whatever was being written.
        steps.clear();
      }
      int part = each.nextPart - 1 - each.firstPart;
      Object held = i + 1 < open.size() ? open.get(i + 1).object : node.object;
      String step = each.form().step(each.object, each.filling, part, held);
      if (!step.isEmpty()) {
        steps.add(step);
      }
    }
    return new WritePath(steps);
  }

  /** The refusal with the whole path. */
  CaptureException locate(CaptureException refusal) {
    List<String> path = new ArrayList<>(steps);
    path.addAll(refusal.path());
    if (path.size() > LONGEST) {
      int half = LONGEST / 2;
      List<String> ends = new ArrayList<>(path.subList(0, half));
      ends.add("... " + (path.size() - LONGEST) + " more ...");
      ends.addAll(path.subList(path.size() - half, path.size()));
      path = ends;
    }
    CaptureException located = new CaptureException(path, refusal.reason(), refusal.getCause());
    located.setStackTrace(refusal.getStackTrace());
    return located;
  }
}
