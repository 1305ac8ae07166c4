package dev.brine.command;

import dev.brine.session.CellException.Fault;
import dev.brine.session.CompilerMessage;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.Diag;

/**
 * Java made of pieces of the user's text and of words between them, which knows where each of the
 * user's characters came from, so that the compiler's columns can be told in the user's text.
 */
final class GeneratedCode {
  private record Segment(int offset, int source, int length) {}

  private final String text;
  private final StringBuilder code = new StringBuilder();
  private final List<Segment> segments = new ArrayList<>();

  GeneratedCode(String text) {
    this.text = text;
  }

  /** Adds words that are not the user's. */
  GeneratedCode add(String words) {
    code.append(words);
    return this;
  }

  /** Adds a range of the user's text. */
  GeneratedCode copy(int start, int end) {
    if (end > start) {
      segments.add(new Segment(code.length(), start, end - start));
      code.append(text, start, end);
    }
    return this;
  }

  /** Adds only the line ends of a range, to keep what follows on its line. */
  GeneratedCode lines(int start, int end) {
    text.substring(start, Math.max(start, end))
        .chars()
        .filter(c -> c == '\n')
        .forEach(c -> code.append('\n'));
    return this;
  }

  /**
   * Where the generated character comes from. One that is not the user's counts as the end of the
   * user's text before it.
   */
  int toText(long offset) {
    int nearest = segments.isEmpty() ? 0 : segments.get(0).source();
    for (Segment each : segments) {
      long within = offset - each.offset();
      if (within < 0) {
        break;
      }
      nearest = each.source() + (int) Math.min(within, each.length());
    }
    return nearest;
  }

  /** Whether the generated character stands before all of the user's. */
  boolean isBeforeText(long offset) {
    return !segments.isEmpty() && offset < segments.get(0).offset();
  }

  /** What the compiler has against this code, at its place in the user's text. */
  Fault fault(Diag error) {
    int start = toText(Math.max(0, error.getPosition()));
    int end = toText(Math.max(0, error.getEndPosition()));
    return new Fault(CompilerMessage.of(error), start, Math.max(start, end));
  }

  @Override
  public String toString() {
    return code.toString();
  }
}
