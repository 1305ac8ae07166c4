package dev.brine.payload;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of memory that are used again and again. Memory that was never touched costs several times
 * what it costs to copy into it, and large arrays are where garbage collectors find the next one of
 * it. What nobody uses is held softly. Thread-safe.
 */
final class MemoryPieces {
  static final MemoryPieces OF_PROCESS =
      new MemoryPieces(Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 32));

  /** Of each piece, in bytes: a multiple of each element's, and not large for a collector. */
  static final int SIZE = 256 * 1024;

  private final long mostUnused;
  private SoftReference<@Nullable Deque<byte[]>> unused = new SoftReference<>(null);

  /**
   * @param mostUnused what is kept at most while nobody uses it, in bytes
   */
  MemoryPieces(long mostUnused) {
    this.mostUnused = mostUnused;
  }

  /** Pieces for so many bytes, with anything in them; the last one may be shorter. */
  byte[][] take(long bytes) {
    byte[][] pieces = new byte[(int) ((bytes + SIZE - 1) / SIZE)][];
    int whole = (int) (bytes / SIZE);
    int known = takeUnused(pieces, whole);
    for (int i = known; i < pieces.length; i++) {
      pieces[i] = new byte[i < whole ? SIZE : (int) (bytes % SIZE)];
    }
    return pieces;
  }

  private synchronized int takeUnused(byte[][] into, int most) {
    Deque<byte[]> known = unused.get();
    int taken = 0;
    while (known != null && taken < most && !known.isEmpty()) {
      into[taken++] = known.pop();
    }
    return taken;
  }

  /** From now on others may use them. */
  synchronized void giveBack(byte[][] pieces) {
    Deque<byte[]> known = unused.get();
    if (known == null) {
      known = new ArrayDeque<>();
      unused = new SoftReference<>(known);
    }
    for (byte[] piece : pieces) {
      if (piece.length == SIZE && (known.size() + 1L) * SIZE <= mostUnused) {
        known.push(piece);
      }
    }
  }

  /** How much there is that nobody uses, in bytes. */
  synchronized long unused() {
    Deque<byte[]> known = unused.get();
    return known == null ? 0 : (long) known.size() * SIZE;
  }
}
