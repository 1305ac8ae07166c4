package dev.brine.pickle;

import com.esotericsoftware.kryo.io.KryoBufferOverflowException;
import com.esotericsoftware.kryo.io.Output;
import dev.brine.payload.ArrayCopy;
import dev.brine.payload.ArrayKind;
import dev.brine.payload.Payload;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a form writes an object: plain data as bytes, everything else as parts. */
final class GraphOutput {
  /** A map that was once large is slow to clear. */
  private static final int LARGE = 2048;

  private final Output bytes;
  private final int mostObjects;
  private final List<Node> parts = new ArrayList<>();
  private final Discovery discovery;
  private final Attaching attaching;
  private final List<Object> arrays = new ArrayList<>();

  /** Those before it are of earlier portions. */
  private int firstArray;

  private IdentityHashMap<Object, Node> nodes = new IdentityHashMap<>();

  /** The node whose portion is being written. */
  private @Nullable Node current;

  /**
   * @param bytes takes the portions that are being written
   * @param mostObjects more than that in one graph are as an overflow of the buffer
   * @param attaching which arrays go beside the bytes
   */
  GraphOutput(Discovery discovery, Output bytes, int mostObjects, Attaching attaching) {
    this.attaching = attaching;
    this.discovery = discovery;
    this.bytes = bytes;
    this.mostObjects = mostObjects;
  }

  /** For plain data. */
  Output bytes() {
    return bytes;
  }

  /** Whether an array of so many bytes goes beside the graph's bytes; then it must be attached. */
  boolean attaches(long size) {
    return attaching != Attaching.NOTHING && size >= Attaching.LEAST;
  }

  /** Attaches an array that somebody may still change; gives its number. */
  int attach(Object array) {
    return add(
        switch (attaching) {
          case COPIES -> ArrayKind.of(array).copy(array);
          case RELEASED_COPIES -> ArrayCopy.of(array);
          case LENT -> array;
          case NOTHING -> throw new IllegalStateException("nothing is attached");
        });
  }

  /** Attaches what nobody else has; gives its number. */
  int attach(ArrayCopy copy) {
    return add(copy);
  }

  private int add(Object array) {
    arrays.add(array);
    return arrays.size() - 1;
  }

  /** What was attached since {@link #forgetArrays}. */
  List<Object> arrays() {
    return arrays;
  }

  void forgetArrays() {
    arrays.clear();
  }

  Discovery discovery() {
    return discovery;
  }

  /** Writes any value. */
  void value(@Nullable Object value) {
    value(bytes, value);
  }

  /** The objects that are to be written together with the current one. */
  List<Node> group() {
    return current == null ? List.of() : current.group;
  }

  void value(Output target, @Nullable Object value) {
    if (!Scalars.write(target, value) && value != null) {
      Node node = node(value);
      target.writeByte(Scalars.REFERENCE);
      target.writeVarInt(node.id, true);
      parts.add(node);
    }
  }

  Node node(Object object) {
    Node known = nodes.get(object);
    if (known == null) {
      if (nodes.size() == mostObjects) {
        throw new KryoBufferOverflowException("more than " + mostObjects + " objects");
      }
      known = new Node(object, nodes.size());
      nodes.put(object, known);
    }
    return known;
  }

  /** The node must be made before the current one. */
  void require(Node node) {
    parts.add(node);
  }

  /** What is written from now on is a portion of this node. */
  void begin(Node node) {
    current = node;
    firstArray = arrays.size();
    node.firstByte = bytes.position();
    node.firstPart = parts.size();
    node.nextPart = parts.size();
  }

  /** How many bytes the innermost node's portion has so far, those of its arrays included. */
  long size(Node node) {
    long size = (long) bytes.position() - node.firstByte;
    for (Object array : arrays.subList(firstArray, arrays.size())) {
      size += Payload.size(array);
    }
    return size;
  }

  /** The node's own portion is written; what else must be there follows. */
  void endParts(Node node) {
    node.endOfParts = parts.size();
  }

  /** The parts of the portion that this node, the innermost, had written. */
  List<Node> parts(Node node) {
    return parts.subList(node.firstPart, node.endOfParts);
  }

  /** Whether the part that was looked at last is one that the node holds. */
  static boolean isOwnPart(Node node) {
    return node.nextPart <= node.endOfParts;
  }

  /** The next part of the node that nobody looked at yet, or null. */
  @Nullable Node nextNew(Node node) {
    while (node.nextPart < parts.size()) {
      Node part = parts.get(node.nextPart++);
      if (part.state == Node.State.NEW) {
        return part;
      }
    }
    return null;
  }

  /** Moves the innermost node's portion to the end of another buffer. */
  void end(Node node, Output target) {
    target.writeBytes(bytes.getBuffer(), node.firstByte, bytes.position() - node.firstByte);
    drop(node);
  }

  /** Forgets the innermost node's portion. */
  void drop(Node node) {
    bytes.setPosition(node.firstByte);
    parts.subList(node.firstPart, parts.size()).clear();
  }

  /** Begins another graph. */
  void reset() {
    bytes.reset();
    parts.clear();
    current = null;
    if (nodes.size() > LARGE) {
      nodes = new IdentityHashMap<>();
    } else {
      nodes.clear();
    }
  }
}
