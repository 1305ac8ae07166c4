package dev.brine.pool;

/**
 * Takes out of what a process prints the report that a JVM prints when it crashes: it belongs to
 * the error that tells of the process's end, not to the user's output. Not thread-safe.
 */
final class CrashReport {
  /** The report's first line; the second one begins with either of what follows. */
  private static final String FIRST_LINE = "#\n";

  private static final String ERROR = FIRST_LINE + "# A fatal error has been detected";
  private static final String MEMORY = FIRST_LINE + "# There is insufficient memory";

  /** A report is shorter, in characters; after more than this, the process goes on living. */
  private static final int LONGEST = 16 * 1024;

  private String held = "";

  /** What may be shown of the text so far and of this; the text comes in whole lines. */
  String pass(String text) {
    String all = held + text;
    int start = start(all);
    held = all.substring(start);
    if (held.length() > LONGEST) {
      return rest(all);
    }
    return all.substring(0, start);
  }

  /** Shows what was held back after all: another process's report. */
  String rest() {
    return rest(held);
  }

  private String rest(String text) {
    held = "";
    return text;
  }

  /** Where a report begins, or may begin. */
  private static int start(String text) {
    for (int at = text.indexOf(FIRST_LINE); at >= 0; at = text.indexOf(FIRST_LINE, at + 1)) {
      boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
      boolean last = at + FIRST_LINE.length() == text.length();
      if (lineStart && (last || text.startsWith(ERROR, at) || text.startsWith(MEMORY, at))) {
        return at;
      }
    }
    return text.length();
  }
}
