package dev.brine;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The whole numbers from a first one up to but without an end, without room for each of them. */
final class IntRange extends AbstractList<Integer> implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1L;

  private final int first;
  private final int size;

  IntRange(int first, int end) {
    this.first = first;
    this.size = Math.max(0, Math.subtractExact(end, first));
  }

  @Override
  public Integer get(int index) {
    return first + Objects.checkIndex(index, size);
  }

  @Override
  public int size() {
    return size;
  }
}
