package dev.brine.pickle.generated;

/** What a place in an object may be taken by. */
public enum Slot {
  /** Anything, or null. */
  ANY(true),
  /** Anything but null. */
  SOME(false),
  /** What has a hash code that does not change once it is complete. */
  KEY(false),
  /** The same, or null. */
  OPEN_KEY(true),
  /** A {@link Told}, by which a comparator can order. */
  TOLD(false),
  /** A {@link Told} with a natural order. */
  RANKED(false),
  TEXT(false),
  /** A comparator of {@link Told}. */
  ORDER(false),
  /** One that the reverse of its reverse is not. */
  FORWARD(false),
  COLLECTION(false),
  LIST(false),
  SET(false),
  MAP(false),
  SORTED_SET(false),
  SORTED_MAP(false),
  THROWN(true),
  HANDLER(false),
  OUTER(false),
  CONSTANT(false),
  /** Anything that is also held strongly, or null. */
  WEAK(true);

  private final boolean isNullable;

  Slot(boolean isNullable) {
    this.isNullable = isNullable;
  }

  boolean isNullable() {
    return isNullable;
  }

  boolean isKey() {
    return this == KEY || this == OPEN_KEY;
  }

  /** Whether the container asks what is there for its hash code or place. */
  boolean isAsked() {
    return isKey() || this == TOLD || this == RANKED || this == TEXT || this == CONSTANT;
  }
}
