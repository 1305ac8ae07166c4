package dev.brine.jupyter;

import com.google.common.base.CharMatcher;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.CompilerMessage;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/** Runs cells: the kernel's and those of a notebook that is executed without one. */
final class CellRunner {
  /** What a person who types it wants to see the value of. */
  private static final Set<Snippet.SubKind> SHOWN =
      EnumSet.of(
          Snippet.SubKind.VAR_VALUE_SUBKIND,
          Snippet.SubKind.OTHER_EXPRESSION_SUBKIND,
          Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

  private final EmbeddedSession session;
  private final Map<String, CellMagic> magics;

  CellRunner(EmbeddedSession session, Map<String, CellMagic> magics) {
    this.session = session;
    this.magics = magics;
  }

  /**
   * Runs one cell.
   *
   * @param typed the cell's text
   * @param number the cell's number
   * @param display the cell's output
   * @return the value of its last expression; null for none
   */
  @Nullable Object run(String typed, int number, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    String cell = typed.replace("\r\n", "\n");
    session.beginCell(number, cell);
    return cell.startsWith("%%") ? runMagic(cell, display) : runJava(cell, display.out());
  }

  private @Nullable Object runMagic(String cell, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    String name = firstWord(cell);
    CellMagic magic = magics.get(name);
    if (magic == null) {
      String known = String.join(", ", magics.keySet().stream().sorted().toList());
      throw new CellException(
          cell,
          List.of(
              new Fault(
                  "there is no magic " + name + " here; there is " + known, 0, name.length())));
    }
    return magic.run(session, cell, display);
  }

  private static String firstWord(String cell) {
    int end = CharMatcher.whitespace().indexIn(cell);
    return end < 0 ? cell : cell.substring(0, end);
  }

  private @Nullable Object runJava(String cell, PrintStream out)
      throws CellException, EvaluationException, SessionInterruptedException {
    SourceCodeAnalysis analysis = session.shell().sourceCodeAnalysis();
    List<Snippet> declared = new ArrayList<>();
    Object value = null;
    int start = 0;
    while (start < cell.length()) {
      CompletionInfo info = analysis.analyzeCompletion(cell.substring(start));
      if (info.completeness() == Completeness.EMPTY) {
        break;
      }
      if (!info.completeness().isComplete() || info.completeness() == Completeness.UNKNOWN) {
        throw incomplete(cell, start, info);
      }
      Evaluation evaluation = session.evaluate(info.source(), lineAt(cell, start));
      check(cell, start, evaluation);
      Snippet snippet = evaluation.snippet();
      declared.add(snippet);
      value = SHOWN.contains(snippet.subKind()) ? evaluation.value() : null;
      start = cell.length() - info.remaining().length();
    }
    tellUnresolved(declared, out);
    return value;
  }

  private static int lineAt(String cell, int offset) {
    return CharMatcher.is('\n').countIn(cell.substring(0, offset)) + 1;
  }

  /** JShell knows that there is no end; its compiler knows better what is wrong. */
  private CellException incomplete(String cell, int start, CompletionInfo info)
      throws EvaluationException, SessionInterruptedException {
    if (info.completeness() == Completeness.UNKNOWN) {
      try {
        check(cell, start, session.evaluate(cell.substring(start), lineAt(cell, start)));
      } catch (CellException better) {
        return better;
      }
    }
    int from = start + CharMatcher.whitespace().negate().indexIn(cell.substring(start));
    return new CellException(
        cell, List.of(new Fault("the code is not complete", from, cell.stripTrailing().length())));
  }

  private static void check(String cell, int start, Evaluation evaluation)
      throws CellException, EvaluationException {
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

  private void tellUnresolved(List<Snippet> declared, PrintStream out) {
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
