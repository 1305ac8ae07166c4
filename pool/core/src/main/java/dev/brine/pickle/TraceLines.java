package dev.brine.pickle;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The lines of a trace for one graph, in the order in which its objects were met. */
final class TraceLines {
  /** Deeper objects are not set in further. */
  private static final int DEEPEST = 20;

  /** One object's line; its bytes grow with its second portion. */
  private static final class Line {
    private final int depth;
    private final String text;
    private long bytes;

    Line(int depth, String text) {
      this.depth = depth;
      this.text = text;
    }
  }

  private final Trace trace;
  private final List<Line> lines = new ArrayList<>();
  private final IdentityHashMap<Node, Line> ofNodes = new IdentityHashMap<>();

  TraceLines(Trace trace) {
    this.trace = trace;
  }

  /**
   * A portion of a node was written.
   *
   * @param open the open nodes, outermost first, this one last
   */
  void portion(List<Node> open, Node node, long bytes) {
    ofNodes.computeIfAbsent(node, each -> add(open, each)).bytes += bytes;
  }

  private Line add(List<Node> open, Node node) {
    Line line = new Line(Math.min(open.size() - 1, DEEPEST), text(open, node));
    lines.add(line);
    return line;
  }

  private static String text(List<Node> open, Node node) {
    if (isReachedByCode(node)) {
      return node.object instanceof EnumConstants constants
          ? "constants of " + TypeNames.of(constants.type())
          : node.form().step(node.object, false, 0, node.object);
    }
    String type = TypeNames.of(node.object.getClass());
    if (open.size() < 2 || isReachedByCode(open.get(open.size() - 2))) {
      return type;
    }
    Node holder = open.get(open.size() - 2);
    int part = holder.nextPart - 1 - holder.firstPart;
    String step = holder.form().step(holder.object, holder.filling, part, node.object);
    return step.isEmpty() ? type : step + ": " + type;
  }

  private static boolean isReachedByCode(Node node) {
    return node.object instanceof StaticValue
        || node.object instanceof EnumState
        || node.object instanceof EnumConstants;
  }

  /** Nothing more is written, or the rest was refused. */
  void print() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append("  ".repeat(line.depth)).append(line.text).append(", ");
      text.append(ByteSize.of(line.bytes)).append(System.lineSeparator());
    }
    trace.print(text.toString());
  }
}
