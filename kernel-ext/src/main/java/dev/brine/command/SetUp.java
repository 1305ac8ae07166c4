package dev.brine.command;

import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/** Runs the snippets before the loop in the session. */
final class SetUp {
  private final Session session;
  private final CellText cell;
  private final Map<DeclarationSnippet, CellPieces.Piece> unresolved = new LinkedHashMap<>();

  SetUp(Session session, CellText cell) {
    this.session = session;
    this.cell = cell;
  }

  /**
   * Runs them in order, up to the first that fails.
   *
   * @throws CellException if one is wrong, or needs a name that none of them declares: the loop
   *     would fail on it in every worker
   */
  void run(List<CellPieces.Piece> pieces)
      throws CellException, EvaluationException, SessionInterruptedException {
    for (CellPieces.Piece each : pieces) {
      run(each);
    }
    for (Map.Entry<DeclarationSnippet, CellPieces.Piece> each : unresolved.entrySet()) {
      refuseUnresolved(each.getKey(), each.getValue());
    }
  }

  private void run(CellPieces.Piece piece)
      throws CellException, EvaluationException, SessionInterruptedException {
    GeneratedCode code = new GeneratedCode(cell.text()).copy(piece.start(), piece.end());
    Evaluation evaluation = session.evaluate(code.toString(), cell.line(piece.start()));
    if (!evaluation.errors().isEmpty()) {
      throw cell.refuse(
          evaluation.errors().stream()
              .map(
                  error ->
                      new Fault(
                          error.getMessage(null),
                          code.toText(Math.max(0, error.getPosition())),
                          code.toText(Math.max(0, error.getEndPosition()))))
              .toList());
    }
    @Nullable Throwable thrown = evaluation.thrown();
    if (thrown != null) {
      throw new EvaluationException(thrown);
    }
    if (evaluation.snippet() instanceof DeclarationSnippet declaration) {
      unresolved.put(declaration, piece);
    }
  }

  private void refuseUnresolved(DeclarationSnippet snippet, CellPieces.Piece piece)
      throws CellException {
    JShell shell = session.shell();
    Snippet.Status status = shell.status(snippet);
    if (status == Snippet.Status.RECOVERABLE_DEFINED
        || status == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
      String names = String.join(", ", shell.unresolvedDependencies(snippet).toList());
      throw cell.refuse(
          "`%s` cannot run before this is declared: %s".formatted(snippet.name(), names),
          piece.start(),
          cell.codeEnd(piece.start(), piece.end()));
    }
  }
}
