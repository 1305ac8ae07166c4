package dev.brine.command;

import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * The snippets of a cell, in its order: the set-up ones, and the last one, which is to be a loop.
 * Immutable.
 *
 * @param setUp what runs in the session
 * @param loop what runs in parallel
 */
record CellPieces(List<Piece> setUp, Piece loop) {

  /**
   * One snippet. It begins with code: blank lines before it would shift the lines of traces.
   *
   * @param start its offset
   * @param end the offset behind it
   */
  record Piece(int start, int end) {}

  /** Splits the cell's code as JShell would. */
  static CellPieces of(CellText cell, SourceCodeAnalysis analysis) throws CellException {
    List<Piece> pieces = new ArrayList<>();
    int from = cell.bodyStart();
    while (from < cell.text().length()) {
      String rest = cell.text().substring(from);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      Completeness completeness = info.completeness();
      if (completeness == Completeness.EMPTY) {
        break;
      }
      if (completeness == Completeness.DEFINITELY_INCOMPLETE
          || completeness == Completeness.CONSIDERED_INCOMPLETE) {
        throw cell.refuse(unfinished(cell, from));
      }
      int end = from + end(rest, info);
      int start = cell.codeStart(from, end);
      int codeEnd = cell.codeEnd(start, end);
      if (start < codeEnd && !cell.mask().substring(start, codeEnd).equals(";")) {
        pieces.add(new Piece(start, end));
      }
      from = end;
    }
    if (pieces.isEmpty()) {
      int end = cell.text().length();
      throw cell.refuse("there is no loop: write `for (int x : items) { ... }`", end, end);
    }
    int last = pieces.size() - 1;
    return new CellPieces(List.copyOf(pieces.subList(0, last)), pieces.get(last));
  }

  // What JShell calls the source is no measure: it adds a semicolon where one is missing.
  private static int end(String rest, CompletionInfo info) {
    String remaining = info.completeness() == Completeness.UNKNOWN ? "" : info.remaining();
    return rest.endsWith(remaining) ? rest.length() - remaining.length() : rest.length();
  }

  private static List<Fault> unfinished(CellText cell, int from) {
    int end = cell.text().length();
    List<Fault> faults = ParsedCode.faults(cell, from, end);
    return List.of(
        faults.isEmpty() ? new Fault("the code is not complete", end, end) : faults.get(0));
  }

  /** The variables that the set-up declares. */
  Set<String> variables(CellText cell) {
    Set<String> names = new LinkedHashSet<>();
    for (Piece each : setUp) {
      for (StatementTree statement :
          ParsedCode.statements(cell, each.start(), each.end()).statements()) {
        if (statement instanceof VariableTree variable) {
          names.add(variable.getName().toString());
        }
      }
    }
    return names;
  }
}
