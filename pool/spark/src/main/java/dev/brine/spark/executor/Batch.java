package dev.brine.spark.executor;

import dev.brine.error.Internal;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.Partition;
import org.jspecify.annotations.Nullable;

/**
 * The items that one Spark task runs, as Spark sends them: few arrays, whatever their number.
 * Immutable.
 */
@Internal
public final class Batch implements Partition, Serializable {
  private static final long serialVersionUID = 1L;

  private final int position;
  private final long[] indices;
  private final int[] attempts;
  private final int[] lengths;
  private final byte[] bytes;
  private final boolean careful;
  private final @Nullable String executor;

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
    bytes = new byte[Arrays.stream(lengths).sum()];
    int offset = 0;
    for (int i = 0; i < size; i++) {
      System.arraycopy(items.get(i).bytes(), 0, bytes, offset, lengths[i]);
      offset += lengths[i];
    }
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

  /** The bytes of the item that begins here. */
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
