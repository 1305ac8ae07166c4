package dev.brine.command;

import dev.brine.error.Internal;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Tells whether the Java text of a {@code /pmap} goes on in the next line. */
@Internal
public final class PmapEnd {
  /** The parser would take these for the end, and leave the missing part to the compiler. */
  private static final Pattern CONTINUED = Pattern.compile("(,|->)\\s*$");

  private PmapEnd() {}

  /**
   * Whether more must be read. The session's own parser tells, so brackets in strings, text blocks
   * and comments are no matter.
   */
  public static boolean isOpen(PmapLine line, SourceCodeAnalysis analysis) {
    if (CONTINUED.matcher(line.text()).find()) {
      return true;
    }
    Completeness closed = analysis.analyzeCompletion(line.source()).completeness();
    if (closed.isComplete() && closed != Completeness.UNKNOWN) {
      return false;
    }
    // The last bracket is wrong inside of an open block. Without it, whatever can still become
    // right is unfinished, and the rest is an error for the compiler to tell.
    return !analysis.analyzeCompletion(line.opened() + line.text()).completeness().isComplete();
  }
}
