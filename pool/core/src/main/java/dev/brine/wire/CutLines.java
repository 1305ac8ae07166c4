package dev.brine.wire;

import dev.brine.error.Internal;

/**
 * Printed text that there was no room for: how many lines it was, and the last of them. Not
 * thread-safe.
 */
@Internal
public final class CutLines {
  /** How much of the end is shown, in characters. */
  private static final int KEPT = 2048;

  private final StringBuilder end = new StringBuilder();
  private long lines;

  /** Cuts this text. */
  public void add(String text) {
    lines += countLines(text);
    end.append(text, Math.max(0, text.length() - KEPT), text.length());
    if (end.length() > 4 * KEPT) {
      end.delete(0, end.length() - KEPT);
    }
  }

  private static long countLines(String text) {
    long count = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      count++;
    }
    return count;
  }

  /** Whether nothing was cut. */
  public boolean isEmpty() {
    return end.isEmpty();
  }

  /** One line that tells how much was cut, and the last lines; nothing is cut afterwards. */
  public String take() {
    String text = end.substring(Math.max(0, end.length() - KEPT));
    String shown = text.substring(text.indexOf('\n') + 1);
    long cut = Math.max(1, lines - countLines(shown));
    end.setLength(0);
    lines = 0;
    return "["
        + cut
        + (cut == 1 ? " line of output was" : " lines of output were")
        + " cut]\n"
        + shown;
  }
}
