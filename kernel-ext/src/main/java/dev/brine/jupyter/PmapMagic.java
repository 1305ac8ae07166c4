package dev.brine.jupyter;

import com.google.common.base.Strings;
import dev.brine.command.PmapCompletion;
import dev.brine.command.PmapEnd;
import dev.brine.command.PmapEvaluation;
import dev.brine.command.PmapLine;
import dev.brine.command.PmapUsage;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.CompilerMessage;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import java.util.List;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.VarSnippet;

/**
 * {@code %pmap} and {@code %%pmap}: the JShell tool's {@code /pmap} in a notebook, on a line or as
 * a cell.
 */
record PmapMagic(String name) implements Magic {
  @Override
  public String summary() {
    return PmapUsage.SUMMARY;
  }

  @Override
  public MagicResult run(MagicCall call)
      throws CellException, EvaluationException, SessionInterruptedException {
    String typed = name.startsWith("%%") ? call.all() : call.arguments();
    if (typed.strip().equals("--help") || typed.strip().equals("-h")) {
      call.out().println(PmapUsage.of(name));
      return MagicResult.NONE;
    }
    PmapLine line = parse(call, typed);
    String plain = line.source();
    String source = line.source(call.session().shell().sourceCodeAnalysis());
    int textAt = source.indexOf(line.opened()) + line.opened().length();
    int textStart = call.argumentsStart() + line.start();
    Evaluation evaluation =
        PmapEvaluation.run(call.session(), line, source, call.lineAt(textStart), call.display());
    if (!evaluation.errors().isEmpty()) {
      Added added = Added.between(plain, source);
      throw new CellException(
          call.cell(),
          evaluation.errors().stream()
              .map(error -> fault(error, added, textStart - textAt, call, typed))
              .toList());
    }
    Snippet snippet = evaluation.snippet();
    return line.name() == null && snippet instanceof VarSnippet variable
        ? MagicResult.of(evaluation.value(), variable.typeName())
        : MagicResult.NONE;
  }

  private PmapLine parse(MagicCall call, String typed) throws CellException {
    try {
      PmapLine line = PmapLine.parse(typed);
      if (line.text().isBlank()) {
        throw call.refuse(name + " needs a function and items; see " + name + " --help");
      }
      return line;
    } catch (IllegalArgumentException e) {
      throw call.refuse(name + ": " + e.getMessage());
    }
  }

  /** What was put around items that are an array or a stream: so much before this place. */
  private record Added(int place, int length) {
    static Added between(String plain, String source) {
      int place = Strings.commonPrefix(plain, source).length();
      return new Added(place, Math.max(0, source.length() - plain.length() - ")".length()));
    }

    int remove(long position) {
      return (int) position - (position > place ? length : 0);
    }
  }

  /** What the compiler has against the generated call, at its place in the cell. */
  private static Fault fault(Diag error, Added added, int shift, MagicCall call, String typed) {
    int least = call.argumentsStart();
    int most = least + typed.stripTrailing().length();
    int from = added.remove(error.getStartPosition()) + shift;
    int start = Math.min(Math.max(from, least), most);
    int end = Math.min(Math.max(added.remove(error.getEndPosition()) + shift, start), most);
    return new Fault(CompilerMessage.of(error), start, end);
  }

  @Override
  public Offers complete(String typed, SourceCodeAnalysis analysis) {
    int[] anchor = new int[1];
    List<Suggestion> found = PmapCompletion.of(typed, analysis, anchor);
    return new Offers(found.stream().map(Suggestion::continuation).distinct().toList(), anchor[0]);
  }

  @Override
  public boolean isOpen(String arguments, SourceCodeAnalysis analysis) {
    try {
      return PmapEnd.isOpen(PmapLine.parse(arguments), analysis);
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }
}
