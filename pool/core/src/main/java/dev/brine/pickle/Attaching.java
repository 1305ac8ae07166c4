package dev.brine.pickle;

/** Which large arrays go beside a graph's bytes instead of in them. */
enum Attaching {
  /** None: the bytes are all there is. */
  NOTHING,
  /** Copies, since the arrays may be changed before the graph is read. */
  COPIES,
  /** The same for graphs that are needed for a short time only, and then released. */
  RELEASED_COPIES,
  /** The arrays themselves: until the graph has been sent nobody may change them. */
  LENT;

  /** What is smaller gains nothing, in bytes. */
  static final int LEAST = 32 * 1024;
}
