package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Output;
import dev.brine.error.CaptureException;
import dev.brine.payload.Payload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
  private static final int UNLIMITED = -1;

  /** More bytes than a graph takes that is a scalar. */
  private static final int SCALAR = 16;

  private final GraphOutput graph;
  private final Discovery discovery;
  private final List<Node> open = new ArrayList<>();
  private final RecordOrder records;

  /** What code reached by itself. */
  private final List<Node> reached = new ArrayList<>();

  /** What the user will hardly mean. */
  private final List<String> hints = new ArrayList<>();

  private final Function<Class<?>, Form<Object>> forms;
  private final boolean inParts;
  private final int mostBytes;
  private final Output scalar = Buffers.output(SCALAR);
  private @Nullable TraceLines lines;

  private GraphWriter(
      Discovery discovery,
      Function<Class<?>, Form<Object>> forms,
      boolean inParts,
      Attaching attaching) {
    this(discovery, forms, inParts, attaching, UNLIMITED, Integer.MAX_VALUE);
  }

  private GraphWriter(
      Discovery discovery,
      Function<Class<?>, Form<Object>> forms,
      boolean inParts,
      Attaching attaching,
      int mostBytes,
      int mostObjects) {
    this.graph = new GraphOutput(discovery, Buffers.output(mostBytes), mostObjects, attaching);
    this.records = new RecordOrder(graph, open);
    this.discovery = discovery;
    this.forms = forms;
    this.inParts = inParts;
    this.mostBytes = mostBytes;
  }

  /** For graphs of their own: each call starts afresh. */
  static GraphWriter forGraphs(Discovery discovery) {
    return forGraphs(discovery, Policy.FORMS);
  }

  /** As above; large arrays go beside the bytes. */
  static GraphWriter forGraphs(Discovery discovery, Attaching attaching) {
    return new GraphWriter(discovery, Policy.FORMS, false, attaching);
  }

  /**
   * As above, with other forms.
   *
   * @param forms gives the form of a class as it stands in a graph
   */
  static GraphWriter forGraphs(Discovery discovery, Function<Class<?>, Form<Object>> forms) {
    return new GraphWriter(discovery, forms, false, Attaching.NOTHING);
  }

  /** For graphs of at most so many bytes and objects; a larger one is an overflow of the buffer. */
  static GraphWriter forSmallGraphs(Discovery discovery, int mostBytes, int mostObjects) {
    return new GraphWriter(
        discovery, Policy.FORMS, false, Attaching.NOTHING, mostBytes, mostObjects);
  }

  /** For one graph in several parts: a later part may refer to what an earlier one holds. */
  static GraphWriter forParts(Discovery discovery) {
    return forParts(discovery, Attaching.NOTHING);
  }

  /** As above; large arrays go beside the bytes. */
  static GraphWriter forParts(Discovery discovery, Attaching attaching) {
    return new GraphWriter(discovery, Policy.FORMS, true, attaching);
  }

  /**
   * Writes a value, and what code reaches by itself because of it.
   *
   * @throws CaptureException if something cannot travel
   */
  Payload write(@Nullable Object root) {
    if (!inParts && isScalar(root)) {
      return Payload.of(scalar.toBytes());
    }
    records.begin(Buffers.output(mostBytes));
    Trace trace = Trace.current();
    lines = trace == null ? null : new TraceLines(trace);
    try {
      Output value = Buffers.output();
      if (!Scalars.write(value, root) && root != null) {
        Node node = graph.node(root);
        visit(node);
        value.writeByte(Scalars.REFERENCE);
        value.writeVarInt(node.id, true);
      }
      visitReached();
      return Payload.of(records.end(value), graph.arrays());
    } finally {
      graph.forgetArrays();
      if (lines != null) {
        lines.print();
      }
      if (!inParts) {
        reset();
      }
    }
  }

  /** Most items of most maps are scalars; they reach nothing, and need nothing but this. */
  private boolean isScalar(@Nullable Object root) {
    scalar.reset();
    scalar.writeByte(GraphRecord.ROOT);
    return Scalars.write(scalar, root);
  }

  /** What the user will hardly mean, with the first place of each kind. */
  List<String> hints() {
    return List.copyOf(hints);
  }

  private void reset() {
    graph.reset();
    records.reset();
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
      Class<?> type = Policy.writtenClass(node.object);
      Form<Object> form = forms.apply(type);
      if (records.add(type) && inParts && RandomCopies.areAlike(type)) {
        hints.add(RandomCopies.hint(type, WritePath.to(open, node, graph)));
      }
      discovery.type(node.object.getClass());
      node.open(form, open.size());
      open.add(node);
      graph.begin(node);
      form.write(node.object, graph);
      trace(node);
      requireReached(node);
    } catch (CaptureException refusal) {
      throw WritePath.to(open, node, graph).locate(refusal);
    } catch (StackOverflowError e) {
      throw WritePath.to(open, node, graph).locate(Refusals.tooDeep(node.object));
    } catch (ThreadDeath stop) {
      throw stop;
    } catch (Error e) {
      // The user's code has a say in how its objects are written.
      throw WritePath.to(open, node, graph).locate(Refusals.broken(node.object, e));
    }
  }

  private void trace(Node node) {
    if (lines != null) {
      lines.portion(open, node, graph.size(node));
    }
  }

  /** Before code runs, what it reaches must be there, as far as it is not being written. */
  private void requireReached(Node node) {
    graph.endParts(node);
    newReached(node).forEach(graph::require);
  }

  /** As {@link #newReached()}, as far as the code that builds this one may use it. */
  private List<Node> newReached(Node node) {
    boolean callsUsers =
        !graph.parts(node).isEmpty() || node.object.getClass().getClassLoader() != null;
    return node.form().runsCode() && callsUsers
        ? newReached().stream().filter(each -> node.form().uses(each.object)).toList()
        : List.of();
  }

  /** All parts of the innermost node's portion were looked at. */
  private void leave(Node node) {
    // Its parts can have brought up statics that the code of these parts reads.
    List<Node> more = newReached(node);
    if (!more.isEmpty()) {
      more.forEach(graph::require);
      return;
    }
    List<Node> parts = graph.parts(node);
    List<Node> needs = Node.notMade(parts);
    parts.forEach(part -> leadsTo(node, part.leadsBackTo()));
    if (node.filling) {
      records.fill(node, needs);
      close(node);
      return;
    }
    if (needs.stream().anyMatch(part -> part.missing().contains(node))) {
      writeTogether(node, needs);
      return;
    }
    records.make(node, needs);
    if (node.form().isFilled()) {
      node.filling = true;
      graph.begin(node);
      node.form().writeRest(node.object, graph);
      trace(node);
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

  private void close(Node node) {
    records.complete(node);
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
  private void writeTogether(Node node, List<Node> needs) {
    Set<Node> group = new LinkedHashSet<>(node.group);
    boolean allBridged = node.form() instanceof BridgeForm;
    for (Node each : Node.deferred(needs)) {
      if (each.missing().contains(node) && !group.contains(each)) {
        allBridged &= each.form() instanceof BridgeForm;
        group.add(each);
        group.addAll(each.group);
      }
    }
    if (!allBridged || group.size() == node.group.size()) {
      throw WritePath.to(open, node, graph)
          .locate(
              new CaptureException(
                  List.of(TypeNames.of(node.object.getClass())),
                  "it contains itself in a way that cannot be built again; break the cycle"));
    }
    graph.drop(node);
    node.group = List.copyOf(group);
    group.forEach(each -> each.follow(node));
    graph.begin(node);
    node.form().write(node.object, graph);
    requireReached(node);
  }
}
