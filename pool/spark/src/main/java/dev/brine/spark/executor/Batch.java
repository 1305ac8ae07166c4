package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.Partition;
import org.jspecify.annotations.Nullable;

/**
 * The items that one Spark task runs, as Spark sends them: few arrays, whatever their number. The
 * driver has their bytes as they came, an executor in one array. Immutable but for {@link
 * #readExternal}.
 */
@Internal
public final class Batch implements Partition, Externalizable {
  private static final long serialVersionUID = 1L;

  private int position;
  private long[] indices = {};
  private int[] attempts = {};
  private int[] lengths = {};
  private transient List<? extends Item> items = List.of();
  private byte[] bytes = {};
  private boolean careful;
  private @Nullable String executor;

  /** Called by serialization. */
  public Batch() {}

  /** One item that goes into a batch. */
  public interface Item {
    /** Its position in the map's input. */
    long index();

    /** Which attempt this will be, from 1. */
    int attempt();

    /** What the session wrote. */
    byte[] bytes();
  }

  /**
   * @param position of the batch in its job, from 0
   * @param items in the order in which they are to be run
   * @param careful whether the driver must know at each moment which item runs
   * @param executor the only executor that may run it; null for any
   */
  public Batch(
      int position, List<? extends Item> items, boolean careful, @Nullable String executor) {
    this.position = position;
    this.careful = careful;
    this.executor = executor;
    int size = items.size();
    indices = new long[size];
    attempts = new int[size];
    lengths = new int[size];
    for (int i = 0; i < size; i++) {
      indices[i] = items.get(i).index();
      attempts[i] = items.get(i).attempt();
      lengths[i] = items.get(i).bytes().length;
    }
    this.items = List.copyOf(items);
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeInt(position);
    out.writeBoolean(careful);
    out.writeObject(executor);
    out.writeObject(indices);
    out.writeObject(attempts);
    out.writeObject(lengths);
    for (Item item : items) {
      out.write(item.bytes());
    }
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
    position = in.readInt();
    careful = in.readBoolean();
    executor = (String) in.readObject();
    indices = (long[]) in.readObject();
    attempts = (int[]) in.readObject();
    lengths = (int[]) in.readObject();
    bytes = new byte[Arrays.stream(lengths).sum()];
    in.readFully(bytes);
  }

  @Override
  public int index() {
    return position;
  }

  int size() {
    return indices.length;
  }

  long index(int i) {
    return indices[i];
  }

  int attempt(int i) {
    return attempts[i];
  }

  /** The bytes of the item that begins here; on an executor. */
  byte[] item(int i, int offset) {
    return Arrays.copyOfRange(bytes, offset, offset + lengths[i]);
  }

  int length(int i) {
    return lengths[i];
  }

  boolean isCareful() {
    return careful;
  }

  @Nullable String executor() {
    return executor;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return position;
  }
}
