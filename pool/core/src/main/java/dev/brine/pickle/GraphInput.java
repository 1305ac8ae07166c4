package dev.brine.pickle;

import com.esotericsoftware.kryo.io.Input;
import dev.brine.error.BrineException;
import dev.brine.payload.ArrayCopy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a form reads what it wrote to a {@link GraphOutput}. */
final class GraphInput {
  private static final int SMALL = 64;
  private static final int LARGE = 2048;

  private final GraphNames names;
  private Input bytes = new Input();
  private List<Object> arrays = List.of();
  private @Nullable Object[] objects = new Object[SMALL];

  GraphInput(GraphNames names) {
    this.names = names;
  }

  Input bytes() {
    return bytes;
  }

  /** Finds the classes that the graph names. */
  GraphNames names() {
    return names;
  }

  /**
   * Reads any value.
   *
   * @throws BrineException if it is an object that is not there
   */
  @Nullable Object value() {
    int tag = bytes.readByte();
    return tag == Scalars.REFERENCE ? object(bytes.readVarInt(true)) : Scalars.read(bytes, tag);
  }

  Object object(int id) {
    Object found = id < 0 || id >= objects.length ? null : objects[id];
    if (found == null) {
      throw new BrineException("object " + id + " of the graph is missing");
    }
    return found;
  }

  /** An object is there. */
  void add(int id, Object object) {
    if (id >= objects.length) {
      objects = Arrays.copyOf(objects, Math.max(id + 1, objects.length + (objects.length >> 1)));
    }
    objects[id] = object;
  }

  /** The objects of this type that are there. */
  <T> List<T> all(Class<T> type) {
    return Arrays.stream(objects).filter(type::isInstance).<T>map(type::cast).toList();
  }

  void begin(Input from, List<Object> beside) {
    bytes = from;
    arrays = beside;
  }

  /**
   * An array beside the graph's bytes, from now on the caller's. Of a copy it is a new one.
   *
   * @throws BrineException if it is not there
   */
  Object attached(int number) {
    if (number < 0 || number >= arrays.size()) {
      throw new BrineException("array " + number + " beside the graph is missing");
    }
    Object array = arrays.get(number);
    return array instanceof ArrayCopy copy ? copy.toArray() : array;
  }

  /** Begins another graph. */
  void reset() {
    if (objects.length > LARGE) {
      objects = new Object[SMALL];
    } else {
      Arrays.fill(objects, null);
    }
  }
}
