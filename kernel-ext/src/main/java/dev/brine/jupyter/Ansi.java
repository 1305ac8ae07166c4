package dev.brine.jupyter;

import java.util.regex.Pattern;

/** The few terminal colours that errors are shown in; notebooks understand them too. */
final class Ansi {
  private static final Pattern CODES = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final String RESET = "\u001b[0m";

  private Ansi() {}

  static String strong(String text) {
    return "\u001b[1;31m" + text + RESET;
  }

  static String marked(String text) {
    return "\u001b[41m" + text + RESET;
  }

  static String faint(String text) {
    return "\u001b[1;30m" + text + RESET;
  }

  /** The text without colours. */
  static String plain(String text) {
    return CODES.matcher(text).replaceAll("");
  }
}
