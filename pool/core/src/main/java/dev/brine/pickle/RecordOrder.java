package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the records of a graph in an order in which a reader needs one pass: that of an object
 * follows those of the objects that it needs, and where they are not written yet, it waits behind
 * one of them. Not thread-safe.
 */
final class RecordOrder {
  private final GraphOutput graph;

  /** The nodes that are being written, the innermost one last. */
  private final List<Node> open;

  private final Map<Class<?>, Integer> classes = new HashMap<>();
  private Output target = Buffers.output();

  /**
   * @param open is kept by the one who visits the nodes
   */
  RecordOrder(GraphOutput graph, List<Node> open) {
    this.graph = graph;
    this.open = open;
  }

  /** The records that follow go there. */
  void begin(Output output) {
    target = output;
  }

  /** Adds what follows all records, and gives the whole. */
  byte[] end(Output value) {
    target.writeByte(GraphRecord.ROOT);
    target.writeBytes(value.getBuffer(), 0, value.position());
    return target.toBytes();
  }

  /** Forgets which classes were written. */
  void reset() {
    classes.clear();
  }

  /** Writes a class before the records that name it; false if it was written already. */
  boolean add(Class<?> type) {
    if (classes.putIfAbsent(type, classes.size()) != null) {
      return false;
    }
    target.writeByte(GraphRecord.CLASS);
    target.writeString(type.descriptorString());
    return true;
  }

  /**
   * Writes how a node is made.
   *
   * @param needs what is not there yet and must be before
   */
  void make(Node node, List<Node> needs) {
    if (!node.form().isFilled()) {
      Keys.tell(node, target);
    }
    if (needs.isEmpty()) {
      header(target, GraphRecord.MAKE, node);
      graph.end(node, target);
      release(made(node));
    } else {
      Node.Deferred record = deferred(node, GraphRecord.MAKE, needs, List.of());
      node.defer(needs);
      await(record);
    }
  }

  /** Writes what a node is filled with; otherwise as {@link #make}. */
  void fill(Node node, List<Node> needs) {
    List<Node> all = needs;
    if (node.state != Node.State.MADE) {
      all = new ArrayList<>(needs);
      all.add(node);
    }
    Keys.tell(node, target);
    boolean isLast = node.form().runsCode() && node.low < node.depth;
    if (!isLast) {
      handOutwards(node);
    }
    List<Node.Deferred> after = node.onFilled;
    node.onFilled = List.of();
    if (isLast) {
      open.get(node.low).onFilled.add(deferred(node, GraphRecord.FILL, all, after));
    } else if (!all.isEmpty()) {
      await(deferred(node, GraphRecord.FILL, all, after));
    } else {
      header(target, GraphRecord.FILL, node);
      graph.end(node, target);
      release(after);
    }
  }

  /** The node is complete, or will be as soon as it is made: what waited for that follows. */
  void complete(Node node) {
    handOutwards(node);
    if (!node.onFilled.isEmpty()) {
      // It had nothing to be filled with, so it is complete as soon as it is made.
      if (node.state == Node.State.MADE) {
        release(node.onFilled);
      } else {
        node.onMade.addAll(node.onFilled);
      }
      node.onFilled = List.of();
    }
  }

  /** What is filled last in a cycle waits for the outermost node of it. */
  private void handOutwards(Node node) {
    if (node.low < node.depth && !node.onFilled.isEmpty()) {
      open.get(node.low).onFilled.add(Node.Deferred.all(node, node.onFilled));
      node.onFilled = List.of();
    }
  }

  private Node.Deferred deferred(Node node, int kind, List<Node> needs, List<Node.Deferred> after) {
    Output record = Buffers.output();
    header(record, kind, node);
    graph.end(node, record);
    return new Node.Deferred(node, kind == GraphRecord.MAKE, record.toBytes(), needs, after);
  }

  /**
   * Puts a record behind the innermost node that it needs, or one whose own record is about to be
   * written; whether there is one.
   */
  private static boolean await(Node.Deferred record) {
    Node next = null;
    for (Node need : Node.notMade(record.needs())) {
      if (next == null) {
        next = need;
      }
      for (Node each : need.missing()) {
        if (!next.isOpen() || each.depth > next.depth) {
          next = each;
        }
      }
    }
    if (next != null) {
      next.onMade.add(record);
    }
    return next != null;
  }

  /** Sets that the node is there, and those that are written with it; gives what waited. */
  private static List<Node.Deferred> made(Node node) {
    List<Node.Deferred> waiting = node.onMade;
    node.onMade = new ArrayList<>(0);
    node.state = Node.State.MADE;
    for (Node each : node.group) {
      each.state = Node.State.MADE;
      waiting.addAll(each.onMade);
      each.onMade = new ArrayList<>(0);
    }
    return waiting;
  }

  /** Writes the records whose time has come, and those that waited for them. */
  private void release(List<Node.Deferred> records) {
    Deque<Node.Deferred> rest = new ArrayDeque<>(records);
    while (!rest.isEmpty()) {
      Node.Deferred record = rest.pop();
      if ((record.isMake() && record.node().isLed()) || await(record)) {
        continue;
      }
      target.writeBytes(record.bytes());
      List<Node.Deferred> next = record.isMake() ? made(record.node()) : record.after();
      for (int i = next.size() - 1; i >= 0; i--) {
        rest.push(next.get(i));
      }
    }
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
}
