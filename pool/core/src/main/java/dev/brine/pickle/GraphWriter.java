package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.CaptureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a graph of objects, depth first with a list of its own instead of the thread's stack, so
 * that depth costs nothing. An object is written after what it is made from, and filled after what
 * it holds; where a cycle makes that impossible, the record waits for the object it cannot do
 * without. So the reader needs one pass. Not thread-safe.
 *
 * <p>The search for the objects that lead back to an open one is that of Tarjan, "Depth-First
 * Search and Linear Graph Algorithms", 1972.
 */
final class GraphWriter {
  private final GraphOutput graph;
  private final Discovery discovery;
  private final Map<Class<?>, Integer> classes = new HashMap<>();
  private final List<Node> open = new ArrayList<>();

  /** What code reached by itself. */
  private final List<Node> reached = new ArrayList<>();

  private final boolean inParts;
  private Output target = Buffers.output();

  private GraphWriter(Discovery discovery, boolean inParts) {
    this.graph = new GraphOutput(discovery);
    this.discovery = discovery;
    this.inParts = inParts;
  }

  /** For graphs of their own: each call starts afresh. */
  static GraphWriter forGraphs(Discovery discovery) {
    return new GraphWriter(discovery, false);
  }

  /** For one graph in several parts: a later part may refer to what an earlier one holds. */
  static GraphWriter forParts(Discovery discovery) {
    return new GraphWriter(discovery, true);
  }

  /**
   * Writes a value, and what code reaches by itself because of it.
   *
   * @throws CaptureException if something cannot travel
   */
  byte[] write(@Nullable Object root) {
    target = Buffers.output();
    try {
      Output value = Buffers.output();
      if (!Scalars.write(value, root) && root != null) {
        Node node = graph.node(root);
        visit(node);
        value.writeByte(Scalars.REFERENCE);
        value.writeVarInt(node.id, true);
      }
      visitReached();
      target.writeByte(GraphRecord.ROOT);
      target.writeBytes(value.getBuffer(), 0, value.position());
      return target.toBytes();
    } finally {
      if (!inParts) {
        reset();
      }
    }
  }

  private void reset() {
    graph.reset();
    classes.clear();
    open.clear();
    reached.clear();
  }

  private void visitReached() {
    for (List<Node> more = newReached(); !more.isEmpty(); more = newReached()) {
      more.forEach(this::visit);
    }
    reached.clear();
  }

  /** The nodes of what code reached by itself that nobody looked at yet. */
  private List<Node> newReached() {
    for (Object next = discovery.next(); next != null; next = discovery.next()) {
      reached.add(graph.node(next));
    }
    if (reached.isEmpty()) {
      return List.of();
    }
    reached.removeIf(node -> node.state == Node.State.MADE && !node.isOpen());
    return reached.stream().filter(node -> node.state == Node.State.NEW).toList();
  }

  private void visit(Node first) {
    if (first.state != Node.State.NEW) {
      return;
    }
    enter(first);
    while (!open.isEmpty()) {
      Node innermost = open.get(open.size() - 1);
      Node next = graph.nextNew(innermost);
      if (next == null) {
        leave(innermost);
      } else {
        enter(next);
      }
    }
  }

  private void enter(Node node) {
    try {
      Form<Object> form = Policy.formOf(node.object);
      if (!classes.containsKey(Policy.writtenClass(node.object))) {
        add(Policy.writtenClass(node.object));
      }
      discovery.type(node.object.getClass());
      node.open(form, open.size());
      open.add(node);
      graph.begin(node);
      form.write(node.object, graph);
      requireReached(node);
    } catch (CaptureException refusal) {
      throw WritePath.to(open, node, graph).locate(refusal);
    } catch (StackOverflowError e) {
      throw WritePath.to(open, node, graph).locate(Refusals.tooDeep(node.object));
    }
  }

  /** Before code runs, what it reaches must be there, as far as it is not being written. */
  private void requireReached(Node node) {
    graph.endParts(node);
    if (node.form().runsCode()) {
      newReached().forEach(graph::require);
    }
  }

  private void add(Class<?> type) {
    target.writeByte(GraphRecord.CLASS);
    target.writeString(type.descriptorString());
    classes.put(type, classes.size());
  }

  /** All parts of the innermost node's portion were looked at. */
  private void leave(Node node) {
    if (node.form().runsCode()) {
      // Its parts can have brought up statics that the code of these parts reads.
      List<Node> more = newReached();
      if (!more.isEmpty()) {
        more.forEach(graph::require);
        return;
      }
    }
    List<Node> parts = graph.parts(node);
    Node missing = missing(parts);
    parts.forEach(part -> leadsTo(node, part.leadsBackTo()));
    if (node.filling) {
      writeFill(node, missing);
      close(node);
      return;
    }
    if (missing != null && parts.stream().anyMatch(part -> part.missing() == node)) {
      writeTogether(node);
      return;
    }
    writeMake(node, missing);
    if (node.form().isFilled()) {
      node.filling = true;
      graph.begin(node);
      node.form().writeRest(node.object, graph);
      requireReached(node);
    } else {
      close(node);
    }
  }

  private static void leadsTo(Node node, int place) {
    if (place >= 0) {
      node.low = Math.min(node.low, place);
    }
  }

  /** Of the nodes that these parts cannot be used without, the outermost, or null if none. */
  private static @Nullable Node missing(List<Node> parts) {
    Node outermost = null;
    for (Node part : parts) {
      Node each = part.missing();
      if (each != null && (outermost == null || each.depth < outermost.depth)) {
        outermost = each;
      }
    }
    return outermost;
  }

  private void writeMake(Node node, @Nullable Node missing) {
    List<Node.Deferred> waiting = node.onMade;
    node.onMade = new ArrayList<>(0);
    if (missing == null) {
      header(target, GraphRecord.MAKE, node);
      graph.end(node, target);
      node.state = Node.State.MADE;
      waiting.forEach(each -> target.writeBytes(each.bytes()));
    } else {
      missing.onMade.add(deferred(node, GraphRecord.MAKE));
      node.defer(missing);
      missing.onMade.addAll(waiting);
    }
  }

  private void writeFill(Node node, @Nullable Node missing) {
    Node itself = node.missing();
    if (itself != null && (missing == null || itself.depth < missing.depth)) {
      missing = itself;
    }
    if (node.form().runsCode() && node.low < node.depth) {
      List<Node.Deferred> later = open.get(node.low).onFilled;
      later.add(deferred(node, GraphRecord.FILL));
      later.addAll(node.onFilled);
    } else if (missing != null) {
      missing.onMade.add(deferred(node, GraphRecord.FILL));
      missing.onMade.addAll(node.onFilled);
    } else {
      header(target, GraphRecord.FILL, node);
      graph.end(node, target);
      node.onFilled.forEach(each -> target.writeBytes(each.bytes()));
    }
    node.onFilled = List.of();
  }

  private Node.Deferred deferred(Node node, int kind) {
    Output record = Buffers.output();
    header(record, kind, node);
    graph.end(node, record);
    return new Node.Deferred(node, kind == GraphRecord.MAKE, record.toBytes());
  }

  private void header(Output output, int kind, Node node) {
    output.writeByte(kind);
    output.writeVarInt(node.id, true);
    Integer number = classes.get(Policy.writtenClass(node.object));
    if (number == null) {
      throw new IllegalStateException("its class was not written");
    }
    output.writeVarInt(number, true);
  }

  private void close(Node node) {
    if (!node.onFilled.isEmpty()) {
      // It had nothing to be filled with, so it is complete as soon as it is made.
      Node missing = node.missing();
      if (missing == null) {
        node.onFilled.forEach(each -> target.writeBytes(each.bytes()));
      } else {
        missing.onMade.addAll(node.onFilled);
      }
      node.onFilled = List.of();
    }
    open.remove(open.size() - 1);
    node.close(node.low < node.depth ? open.get(node.low) : null);
    if (!open.isEmpty()) {
      Node outer = open.get(open.size() - 1);
      if (GraphOutput.isOwnPart(outer)) {
        outer.low = Math.min(outer.low, node.low);
      }
    }
  }

  /**
   * A node cannot be made, since some of what it is made from cannot be made without it. Where all
   * of these are objects that write themselves by java.io serialization, which can keep such
   * cycles, they are written together.
   */
  private void writeTogether(Node node) {
    List<Node> group = new ArrayList<>(node.group);
    List<Node.Deferred> others = new ArrayList<>();
    for (Node.Deferred waiting : node.onMade) {
      if (waiting.isMake() && waiting.node().form() instanceof BridgeForm) {
        group.add(waiting.node());
        group.addAll(waiting.node().group);
      } else {
        others.add(waiting);
      }
    }
    if (!(node.form() instanceof BridgeForm) || group.size() == node.group.size()) {
      throw WritePath.to(open, node, graph)
          .locate(
              new CaptureException(
                  List.of(TypeNames.of(node.object.getClass())),
                  "it contains itself in a way that cannot be built again; break the cycle"));
    }
    graph.drop(node);
    node.group = group;
    node.onMade = others;
    graph.begin(node);
    node.form().write(node.object, graph);
    requireReached(node);
  }
}
