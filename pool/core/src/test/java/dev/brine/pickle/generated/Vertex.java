package dev.brine.pickle.generated;

import java.util.Arrays;

/**
 * One object of a plan.
 *
 * @param tag tells it from the others of its plan, and gives its plain values
 * @param parts the places in the plan of what it holds, {@link #NONE} for null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vertex(Kind kind, int tag, int[] parts) {
  static final int NONE = -1;

  Vertex with(int[] otherParts) {
    return new Vertex(kind, tag, otherParts);
  }

  /** The same, holding something else in one place. */
  Vertex with(int part, int target) {
    int[] changed = parts.clone();
    changed[part] = target;
    return with(changed);
  }

  /** The same without one of its groups. */
  Vertex without(int group) {
    int from = kind.fixedSlots() + group * kind.groupSize();
    int[] left = new int[parts.length - kind.groupSize()];
    System.arraycopy(parts, 0, left, 0, from);
    System.arraycopy(parts, from + kind.groupSize(), left, from, left.length - from);
    return with(left);
  }

  /** The same, holding no more than it must. */
  Vertex emptied() {
    int[] left = Arrays.copyOf(parts, kind.fixedSlots());
    for (int i = 0; i < left.length; i++) {
      left[i] = kind.slot(i).isNullable() ? NONE : left[i];
    }
    return with(left);
  }

  int groups() {
    return kind.groupSize() == 0 ? 0 : (parts.length - kind.fixedSlots()) / kind.groupSize();
  }

  @Override
  public String toString() {
    return kind + " " + tag + " " + Arrays.toString(parts);
  }
}
