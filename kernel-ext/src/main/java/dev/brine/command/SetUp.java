package dev.brine.command;

import dev.brine.session.CellException;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.DeclarationSnippet;

/** Runs the snippets before the loop in the session. */
final class SetUp {
  private final Session session;
  private final CellText cell;
  private final Map<DeclarationSnippet, CellPieces.Piece> declared = new LinkedHashMap<>();

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
    for (Map.Entry<DeclarationSnippet, CellPieces.Piece> each : declared.entrySet()) {
      refusePending(each.getKey(), each.getValue());
    }
  }

  private void run(CellPieces.Piece piece)
      throws CellException, EvaluationException, SessionInterruptedException {
    GeneratedCode code = new GeneratedCode(cell.text()).copy(piece.start(), piece.end());
    Evaluation evaluation = session.evaluate(code.toString(), cell.line(piece.start()));
    if (!evaluation.errors().isEmpty()) {
      throw cell.refuse(evaluation.errors().stream().map(code::fault).toList());
    }
    Throwable thrown = evaluation.thrown();
    if (thrown != null) {
      throw new EvaluationException(thrown);
    }
    if (evaluation.snippet() instanceof DeclarationSnippet declaration) {
      declared.put(declaration, piece);
    }
  }

  private void refusePending(DeclarationSnippet snippet, CellPieces.Piece piece)
      throws CellException {
    if (PendingNames.isPending(session.shell(), snippet)) {
      throw cell.refuse(
          PendingNames.message(session.shell(), snippet),
          piece.start(),
          cell.codeEnd(piece.start(), piece.end()));
    }
  }
}
