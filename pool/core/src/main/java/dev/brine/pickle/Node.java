package dev.brine.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One object of a graph on its way out. */
final class Node {
  /** How far it is. */
  enum State {
    /** Referred to, not looked at yet. */
    NEW,
    /** Its first portion is being written, so nothing written now can use it. */
    OPEN,
    /** Written, but behind nodes that it cannot do without; see {@link Node#missing}. */
    DEFERRED,
    /** Written: what follows can use it. */
    MADE
  }

  /**
   * A record that is written once the nodes it needs are there.
   *
   * @param after what can be written right behind it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Deferred(Node node, boolean isMake, byte[] bytes, List<Node> needs, List<Deferred> after) {
    private static final byte[] NOTHING = {};

    /** Stands for these records, so that however many they are, handing them on costs the same. */
    static Deferred all(Node node, List<Deferred> records) {
      return records.size() == 1
          ? records.get(0)
          : new Deferred(node, false, NOTHING, List.of(), records);
    }
  }

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

  /** Where it is deferred, what it cannot do without; and the same, seen from the open nodes. */
  private List<Node> needs = List.of();

  private List<Node> needsOfOpen = List.of();

  /** Whether it is written together with another node, as part of its group. */
  private boolean isLed;

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

  void defer(List<Node> itsNeeds) {
    state = State.DEFERRED;
    needs = itsNeeds;
    needsOfOpen = itsNeeds;
  }

  void follow(Node leader) {
    defer(List.of(leader));
    isLed = true;
  }

  boolean isLed() {
    return isLed;
  }

  /** Those of the nodes that are not there yet. */
  static List<Node> notMade(List<Node> nodes) {
    List<Node> notMade = List.of();
    for (Node node : nodes) {
      if (node.state != State.MADE) {
        if (notMade.isEmpty()) {
          notMade = new ArrayList<>();
        }
        notMade.add(node);
      }
    }
    return notMade;
  }

  /** The nodes being written that must be made before this one can be used. */
  Collection<Node> missing() {
    if (state != State.DEFERRED) {
      return state == State.MADE ? List.of() : List.of(this);
    }
    Set<Node> missing = new LinkedHashSet<>();
    walk(needsOfOpen, node -> node.needsOfOpen, missing::add);
    needsOfOpen = List.copyOf(missing);
    return missing;
  }

  /** The deferred nodes among these, and among what those cannot do without. */
  static Set<Node> deferred(List<Node> nodes) {
    return walk(nodes, node -> node.needs, node -> {});
  }

  private static Set<Node> walk(
      List<Node> from, Function<Node, List<Node>> needs, Consumer<Node> atOpen) {
    Set<Node> deferred = new LinkedHashSet<>();
    Deque<Node> rest = new ArrayDeque<>(from);
    while (!rest.isEmpty()) {
      Node node = rest.pop();
      if (node.state == State.DEFERRED) {
        if (deferred.add(node)) {
          rest.addAll(needs.apply(node));
        }
      } else if (node.state != State.MADE) {
        atOpen.accept(node);
      }
    }
    return deferred;
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
