package dev.brine.pool;

import com.google.common.base.Splitter;
import com.google.common.collect.EvictingQueue;
import java.util.List;

/** The last lines that a worker's process wrote to its own streams. Thread-safe. */
final class LastLines {
  private static final int KEPT = 20;

  /** A longer line is shortened, in characters. */
  private static final int LONGEST_LINE = 2000;

  private static final Splitter LINES = Splitter.on('\n').omitEmptyStrings();

  private final EvictingQueue<String> lines = EvictingQueue.create(KEPT);

  /** Takes note of text that may hold many lines. */
  synchronized void add(String text) {
    int start = text.length() - 1;
    for (int i = 0; i < KEPT && start > 0; i++) {
      start = text.lastIndexOf('\n', start - 1);
    }
    for (String line : LINES.split(text.substring(Math.max(0, start)))) {
      lines.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line);
    }
  }

  /** Those there are, oldest first. */
  synchronized List<String> get() {
    return List.copyOf(lines);
  }
}
