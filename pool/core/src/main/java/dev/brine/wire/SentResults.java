package dev.brine.wire;

import java.io.IOException;

/** The results that a worker puts into the memory that it shares. Used by its task thread. */
final class SentResults {
  /** Enough for small results; what is larger goes in several pieces. */
  private static final int BUFFER = 8 * 1024;

  /** Larger ones would leave too little room for others. */
  private static final long LARGEST = ResultRing.CAPACITY / 4;

  private final ResultRing ring;
  private final FrameWriter writer;

  SentResults(ResultRing ring) {
    this.ring = ring;
    this.writer = new FrameWriter(ring, Room.ALWAYS, BUFFER);
  }

  /** Whether the result is safe now; otherwise there is no room for it. */
  boolean add(Frame.Result result) {
    long size = FrameReader.PREFIX + (long) FrameWriter.size(result);
    if (size > LARGEST || size > ring.room()) {
      return false;
    }
    try {
      writer.write(result);
      writer.flush();
    } catch (IOException noneInMemory) {
      throw new AssertionError(noneInMemory);
    }
    ring.publish();
    return true;
  }
}
