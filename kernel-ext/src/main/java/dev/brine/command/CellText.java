package dev.brine.command;

import com.google.common.base.CharMatcher;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import java.util.List;

/**
 * The text of a cell with single line ends, since JShell changes pairs to single ones and then
 * counts by those. Every offset in this package counts characters of {@link #text()}; only {@link
 * #refuse} gives offsets of the cell as it was typed. Immutable.
 */
final class CellText {
  private final String cell;
  private final String text;
  private final String mask;
  private final int headStart;
  private final int bodyStart;

  CellText(String cell) {
    this.cell = cell;
    this.text = cell.replace("\r\n", "\n").replace('\r', '\n');
    this.headStart = CharMatcher.whitespace().negate().indexIn(CodeMask.of(text));
    int end = text.indexOf('\n', headStart);
    this.bodyStart = end < 0 ? text.length() : end + 1;
    this.mask = " ".repeat(bodyStart) + CodeMask.of(text.substring(bodyStart));
  }

  String text() {
    return text;
  }

  /** The same as the text, with the magic's line and comments blanked and literals filled. */
  String mask() {
    return mask;
  }

  /** The magic's line; blank lines and comments may stand before it. */
  String firstLine() {
    return text.substring(headStart, bodyStart).stripTrailing();
  }

  /** The exception that tells what is wrong with the magic's line. */
  CellException refuseLine(String message) {
    return refuse(message, headStart, headStart + firstLine().length());
  }

  /** Where the code begins, below the magic's line. */
  int bodyStart() {
    return bodyStart;
  }

  /** The line, from 1, on which the offset lies. */
  int line(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** Where the code of a range begins, behind blanks and comments; its end if there is none. */
  int codeStart(int start, int end) {
    int at = start;
    while (at < end && Character.isWhitespace(mask.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the code of a range ends, before blanks and comments; its start if there is none. */
  int codeEnd(int start, int end) {
    int at = end;
    while (at > start && Character.isWhitespace(mask.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The exception that tells the faults at their places in the cell as it was typed. */
  CellException refuse(List<Fault> faults) {
    return new CellException(cell, faults.stream().map(this::inCell).toList());
  }

  CellException refuse(String message, int start, int end) {
    return refuse(List.of(new Fault(message, start, end)));
  }

  private Fault inCell(Fault fault) {
    if (fault.start() < 0) {
      return fault;
    }
    int start = inCell(fault.start());
    return new Fault(fault.message(), start, Math.max(start, inCell(fault.end())));
  }

  private int inCell(int offset) {
    int typed = 0;
    for (int at = 0; at < Math.min(offset, text.length()); at++) {
      typed += cell.startsWith("\r\n", typed) ? 2 : 1;
    }
    return typed;
  }
}
