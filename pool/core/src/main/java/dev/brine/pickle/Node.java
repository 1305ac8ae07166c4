package dev.brine.pickle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object of a graph on its way out. */
final class Node {
  /** How far it is. */
  enum State {
    /** Referred to, not looked at yet. */
    NEW,
    /** Its first portion is being written, so nothing written now can use it. */
    OPEN,
    /** Written, but behind a node that it cannot do without; see {@link Node#waitsFor}. */
    DEFERRED,
    /** Written: what follows can use it. */
    MADE
  }

  /** A record that is written once the node it needs is there. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Deferred(Node node, boolean isMake, byte[] bytes) {}

  private static final int NOWHERE = -1;

  final Object object;
  final int id;
  State state = State.NEW;
  private @Nullable Form<Object> form;

  /** Whether the second portion is being written. */
  boolean filling;

  /** Where its portion begins: in the bytes, and in the list of parts. */
  int firstByte;

  int firstPart;

  /** The next part to look at. */
  int nextPart;

  /** Where its own parts end, and begin those that must be there though it does not hold them. */
  int endOfParts;

  /** Its place among the open nodes, outermost 0; NOWHERE before and afterwards. */
  int depth = NOWHERE;

  /** The outermost open node that it leads back to, by place; its own place if to none. */
  int low = NOWHERE;

  /** The node that it led back to when it was left. */
  private @Nullable Node ledBackTo;

  private @Nullable Node waitsFor;

  /** What can be written as soon as this node is made, and as soon as it is filled. */
  List<Deferred> onMade = new ArrayList<>(0);

  List<Deferred> onFilled = new ArrayList<>(0);

  /** The nodes that are written together with this one, since none can be made alone. */
  List<Node> group = List.of();

  Node(Object object, int id) {
    this.object = object;
    this.id = id;
  }

  Form<Object> form() {
    if (form == null) {
      throw new IllegalStateException("not looked at yet");
    }
    return form;
  }

  void open(Form<Object> itsForm, int place) {
    form = itsForm;
    state = State.OPEN;
    depth = place;
    low = place;
  }

  void close(@Nullable Node leadsBackTo) {
    depth = NOWHERE;
    ledBackTo = leadsBackTo;
  }

  boolean isOpen() {
    return depth != NOWHERE;
  }

  void defer(Node other) {
    state = State.DEFERRED;
    waitsFor = other;
  }

  /** The node that must be made before this one can be used, or null where it can be used now. */
  @Nullable Node missing() {
    Node node = this;
    while (node.state == State.DEFERRED && node.waitsFor != null) {
      node = node.waitsFor;
    }
    if (node.state == State.MADE) {
      state = State.MADE;
      return null;
    }
    return node;
  }

  /** The place of the outermost open node that this one leads back to, or NOWHERE. */
  int leadsBackTo() {
    Node node = this;
    while (!node.isOpen()) {
      if (node.ledBackTo == null) {
        return NOWHERE;
      }
      node = node.ledBackTo;
    }
    return node.depth;
  }
}
