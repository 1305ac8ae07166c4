package dev.brine.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The results that a worker put into the memory that it shares. Used by the reading thread. */
final class ReceivedResults {
  private static final int BUFFER = 32 * 1024;

  private final ResultRing ring;
  private final FrameReader reader;

  ReceivedResults(ResultRing ring) {
    this.ring = ring;
    this.reader = new FrameReader(ring, BUFFER);
  }

  /**
   * Those up to this position that were not taken before.
   *
   * @throws IOException if there are none but something else
   */
  List<Frame> upTo(long position) throws IOException {
    ring.readTo(position);
    List<Frame> results = reader.readAll();
    for (List<Frame> more = reader.readAll(); !more.isEmpty(); more = reader.readAll()) {
      results.addAll(more);
    }
    return results;
  }

  /** All that were not taken before. */
  List<Frame> rest() throws IOException {
    return upTo(ring.published());
  }

  /** These frames, with the results in the place of the word that they are there. */
  List<Frame> insertInto(List<Frame> frames) throws IOException {
    List<Frame> all = new ArrayList<>(frames.size());
    for (Frame frame : frames) {
      if (frame instanceof Frame.Answered answered) {
        all.addAll(upTo(answered.position()));
      } else {
        all.add(frame);
      }
    }
    return all;
  }
}
