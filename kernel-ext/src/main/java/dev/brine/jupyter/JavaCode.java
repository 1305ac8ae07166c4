package dev.brine.jupyter;

import com.google.common.base.CharMatcher;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.CompilerMessage;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/** The Java of one cell, run range by range. */
final class JavaCode {
  /** What a person who types it wants to see the value of. */
  private static final Set<Snippet.SubKind> SHOWN =
      EnumSet.of(
          Snippet.SubKind.VAR_VALUE_SUBKIND,
          Snippet.SubKind.OTHER_EXPRESSION_SUBKIND,
          Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

  private final Session session;
  private final String cell;
  private final List<Snippet> declared = new ArrayList<>();

  JavaCode(Session session, String cell) {
    this.session = session;
    this.cell = cell;
  }

  /** Runs a range of the cell; the value of its last expression. */
  MagicResult run(int from, int end)
      throws CellException, EvaluationException, SessionInterruptedException {
    SourceCodeAnalysis analysis = session.shell().sourceCodeAnalysis();
    MagicResult value = MagicResult.NONE;
    int start = from;
    while (start < end) {
      CompletionInfo info = analysis.analyzeCompletion(cell.substring(start, end));
      if (info.completeness() == Completeness.EMPTY) {
        break;
      }
      if (!info.completeness().isComplete() || info.completeness() == Completeness.UNKNOWN) {
        throw incomplete(start, end, info);
      }
      Evaluation evaluation = session.evaluate(info.source(), lineAt(start));
      check(start, evaluation);
      Snippet snippet = evaluation.snippet();
      declared.add(snippet);
      value = SHOWN.contains(snippet.subKind()) ? value(evaluation) : MagicResult.NONE;
      start = end - info.remaining().length();
    }
    return value;
  }

  private static MagicResult value(Evaluation evaluation) {
    return evaluation.snippet() instanceof VarSnippet variable
        ? MagicResult.of(evaluation.value(), variable.typeName())
        : MagicResult.of(evaluation.value());
  }

  private int lineAt(int offset) {
    return CharMatcher.is('\n').countIn(cell.substring(0, offset)) + 1;
  }

  /** JShell knows that there is no end; its compiler knows better what is wrong. */
  private CellException incomplete(int start, int end, CompletionInfo info)
      throws EvaluationException, SessionInterruptedException {
    String rest = cell.substring(start, end);
    if (info.completeness() == Completeness.UNKNOWN) {
      try {
        check(start, session.evaluate(rest, lineAt(start)));
      } catch (CellException better) {
        return better;
      }
    }
    int from = start + CharMatcher.whitespace().negate().indexIn(rest);
    return new CellException(
        cell,
        List.of(
            new Fault("the code is not complete", from, start + rest.stripTrailing().length())));
  }

  private void check(int start, Evaluation evaluation) throws CellException, EvaluationException {
    if (!evaluation.errors().isEmpty()) {
      List<Fault> faults = evaluation.errors().stream().map(diag -> fault(diag, start)).toList();
      throw new CellException(cell, faults);
    }
    Throwable thrown = evaluation.thrown();
    if (thrown != null) {
      throw new EvaluationException(thrown);
    }
  }

  private static Fault fault(Diag diag, int start) {
    String message = CompilerMessage.of(diag);
    int from = (int) diag.getStartPosition();
    int end = (int) diag.getEndPosition();
    return from < 0
        ? new Fault(message, -1, -1)
        : new Fault(message, start + from, start + Math.max(end, from));
  }

  /** Tells what was declared and waits for something that is not. */
  void tellUnresolved(PrintStream out) {
    for (Snippet snippet : declared) {
      if (snippet instanceof DeclarationSnippet declaration) {
        List<String> missing =
            session.shell().unresolvedDependencies(declaration).distinct().toList();
        if (!missing.isEmpty()) {
          out.println(
              declaration.name() + " cannot be used until declared: " + String.join(", ", missing));
        }
      }
    }
  }
}
