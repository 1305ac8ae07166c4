package dev.brine.session;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A graph's bytes as a text in which the classes around snippets have no numbers, so that it is the
 * same for the same values of two sessions. Kryo writes a long text behind its length, which
 * changes with the number of digits, so that goes too; it marks the end of a short one by the
 * highest bit of its last character.
 */
final class UnnumberedText {
  private static final Pattern WRAPPER =
      Pattern.compile("(REPL[./]\\$JShell\\$)\\w+[\\x80-\\xff]?");

  /** The longest text that Kryo writes without its length. */
  private static final int SHORT = 32;

  private UnnumberedText() {}

  static String of(byte[] graph) {
    String text = new String(graph, StandardCharsets.ISO_8859_1);
    StringBuilder unnumbered = new StringBuilder(text.length());
    Matcher wrapper = WRAPPER.matcher(text);
    int done = 0;
    while (wrapper.find(done)) {
      int start = printableStart(text, wrapper.start(), done);
      int prefix = prefix(text, start, wrapper.end());
      unnumbered.append(text, done, start - prefix);
      unnumbered.append(of(text.substring(start, wrapper.end())));
      done = wrapper.end();
    }
    return unnumbered.append(text, done, text.length()).toString();
  }

  /** A name without the number of its wrapper. */
  static String of(String name) {
    return WRAPPER.matcher(name).replaceAll("$1");
  }

  private static int printableStart(String text, int position, int first) {
    int start = position;
    while (start > first && text.charAt(start - 1) >= ' ' && text.charAt(start - 1) < 0x7f) {
      start--;
    }
    return start;
  }

  /** How many bytes before a text are its length; none where it is a short one. */
  private static int prefix(String text, int start, int atLeast) {
    int last = start > 0 ? text.charAt(start - 1) : 0;
    int first = start > 1 ? text.charAt(start - 2) : 0;
    if (last >= 0x80 && last < 0xc0) {
      return isLength((last & 0x3f) - 1, text, start, atLeast) ? 1 : 0;
    }
    int length = ((first & 0x3f) | (last << 6)) - 1;
    return first >= 0xc0 && last < 0x20 && isLength(length, text, start, atLeast) ? 2 : 0;
  }

  private static boolean isLength(int length, String text, int start, int atLeast) {
    int end = start + length;
    return length > SHORT
        && end >= atLeast
        && end <= text.length()
        && text.substring(start, end).chars().allMatch(each -> each >= ' ' && each < 0x7f);
  }
}
