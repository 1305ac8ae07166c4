package dev.brine.command;

import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import java.util.List;

/**
 * The body of a loop, made whole: a last expression without a semicolon is the iteration's value.
 * Nothing is guessed from characters; the compiler parses what the user may have meant.
 *
 * @param code the statements, as they parse
 * @param tail where the value's expression begins; -1 if there is none
 * @param end behind the last of the code
 */
record LoopBody(ParsedCode code, int tail, int end) {
  // An unfinished expression at the end can look like several statements.
  private static final int STATEMENTS_TRIED = 3;

  /** Whether the last thing in the body is an expression without a semicolon. */
  boolean hasTail() {
    return tail >= 0;
  }

  /**
   * Reads the body.
   *
   * @throws CellException if it is no Java
   */
  static LoopBody read(CellText cell, LoopShape shape) throws CellException {
    int start = shape.insideStart();
    int end = cell.codeEnd(start, shape.insideEnd());
    ParsedCode asWritten = ParsedCode.statements(cell, start, shape.insideEnd());
    if (asWritten.faults().isEmpty()) {
      return new LoopBody(asWritten, -1, end);
    }
    ParsedCode closed =
        ParsedCode.statements(new GeneratedCode(cell.text()).copy(start, end).add(";"));
    List<? extends StatementTree> statements = closed.statements();
    int last = statements.size() - 1;
    if (closed.faults().isEmpty()
        && last >= 0
        && !(statements.get(last) instanceof ExpressionStatementTree)) {
      throw cell.refuse("';' expected", end, end);
    }
    for (int at = last; at >= 0 && at > last - STATEMENTS_TRIED; at--) {
      StatementTree statement = statements.get(at);
      int tail = closed.start(statement);
      if (!(statement instanceof EmptyStatementTree) && tail >= start && tail < end) {
        GeneratedCode returned =
            new GeneratedCode(cell.text())
                .copy(start, tail)
                .add("return ")
                .copy(tail, end)
                .add(";");
        ParsedCode parsed = ParsedCode.statements(returned);
        if (parsed.faults().isEmpty()) {
          return new LoopBody(parsed, tail, end);
        }
      }
    }
    List<Fault> faults = closed.faults().isEmpty() ? asWritten.faults() : closed.faults();
    throw cell.refuse(List.of(faults.get(0)));
  }
}
