package dev.brine.command;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.brine.error.Internal;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import jdk.jshell.Diag;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code %%parallel}: runs the last loop of a cell in worker processes. Used by one thread. */
@Internal
public final class ParallelCommand {
  private static final String FOUND_OTHER_TYPE = "compiler.err.prob.found.req";

  private final Session session;
  private final CellText cell;
  private final ParallelOptions options;
  private final PrintStream out;

  private ParallelCommand(
      Session session, CellText cell, ParallelOptions options, PrintStream out) {
    this.session = session;
    this.cell = cell;
    this.options = options;
    this.out = out;
  }

  /**
   * Runs a cell.
   *
   * @param typed the whole text of the cell; its first line has the magic and the options
   * @param out where to print
   * @return the list of values; null where there are none, or they went into a variable
   * @throws CellException if the options or the code are wrong; no task has run then
   * @throws EvaluationException if the user's code failed
   * @throws SessionInterruptedException if the user interrupted the cell
   */
  public static @Nullable Object run(Session session, String typed, PrintStream out)
      throws CellException, EvaluationException, SessionInterruptedException {
    CellText cell = new CellText(typed);
    ParallelOptions options = new ParallelOptions();
    CommandLine commandLine = new CommandLine(options);
    List<String> words =
        Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(cell.firstLine());
    try {
      commandLine.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw cell.refuse(
          e.getMessage() + "; `%%parallel --help` tells the options", 0, cell.firstLine().length());
    }
    if (options.help) {
      out.print(commandLine.getUsageMessage());
      return null;
    }
    ParallelCommand command = new ParallelCommand(session, cell, options, out);
    command.checkOptions();
    return command.run();
  }

  private void checkOptions() throws CellException {
    String name = options.out;
    if (options.workers < 0 || options.batch < 0) {
      throw cell.refuse("a number of workers or items is at least 1", 0, cell.firstLine().length());
    }
    if (name != null && (!SourceVersion.isName(name) || name.contains("."))) {
      throw cell.refuse("`" + name + "` is no name for a variable", 0, cell.firstLine().length());
    }
  }

  private @Nullable Object run()
      throws CellException, EvaluationException, SessionInterruptedException {
    CellPieces pieces = CellPieces.of(cell, session.shell().sourceCodeAnalysis());
    LoopShape shape = LoopReader.read(cell, pieces.loop());
    LoopBody body = LoopBody.read(cell, shape);
    List<Fault> faults = new ArrayList<>();
    Jumps jumps = Jumps.of(cell, shape, body, faults);
    Set<String> names =
        session.shell().variables().map(VarSnippet::name).collect(Collectors.toSet());
    names.addAll(pieces.variables(cell));
    Assignments.check(shape, body, names, faults);
    if (!faults.isEmpty()) {
      throw cell.refuse(faults);
    }
    boolean withValue = body.hasTail() || jumps.returnsValue();
    if (!withValue && options.out != null) {
      throw cell.refuse(
          "the iterations have no value for `"
              + options.out
              + "`; end the body with an expression without `;`",
          shape.start(),
          shape.headerEnd() + 1);
    }
    for (CellPieces.Piece each : pieces.setUp()) {
      setUp(each);
    }
    return runLoop(new LoopCode(cell, shape, body, jumps.next()), body, withValue);
  }

  private void setUp(CellPieces.Piece piece)
      throws CellException, EvaluationException, SessionInterruptedException {
    String source = cell.text().substring(piece.start(), piece.end());
    Evaluation evaluation = session.evaluate(source, cell.line(piece.start()));
    check(evaluation, new GeneratedCode(cell.text()).copy(piece.start(), piece.end()));
  }

  private @Nullable Object runLoop(LoopCode loop, LoopBody body, boolean withValue)
      throws CellException, EvaluationException, SessionInterruptedException {
    GeneratedCode code = loop.generate(options, withValue);
    Evaluation evaluation = evaluate(code);
    boolean mayBeVoid =
        body.hasTail()
            && options.out == null
            && evaluation.errors().stream().anyMatch(ParallelCommand::isOfOtherType);
    if (mayBeVoid) {
      // A call that gives nothing reads like a value; only the compiler can tell.
      Evaluation second = evaluate(loop.generate(options, false));
      if (second.errors().isEmpty()) {
        evaluation = second;
      }
    }
    try {
      check(evaluation, code);
      return withValue ? deliver(evaluation) : null;
    } finally {
      if (evaluation.snippet() instanceof VarSnippet temporary) {
        session.shell().drop(temporary);
      }
    }
  }

  private static boolean isOfOtherType(Diag error) {
    return error.getCode().equals(FOUND_OTHER_TYPE)
        || error.getCode().startsWith("compiler.err.cant.apply");
  }

  private Evaluation evaluate(GeneratedCode code) throws SessionInterruptedException {
    if (options.verbose) {
      out.println(code.toString().replaceFirst("(?s)^/\\*.*?\\*/", ""));
    }
    return session.evaluate(code.toString(), 1);
  }

  /** The list is the cell's value, or goes into the variable that was asked for. */
  private @Nullable Object deliver(Evaluation evaluation)
      throws CellException, EvaluationException, SessionInterruptedException {
    if (options.out == null || !(evaluation.snippet() instanceof VarSnippet temporary)) {
      return evaluation.value();
    }
    String type = ListType.declarable(temporary.typeName());
    Evaluation declared =
        session.evaluate(
            "%s %s = (java.util.List) (Object) %s;".formatted(type, options.out, temporary.name()),
            1);
    if (!declared.errors().isEmpty()) {
      throw cell.refuse(
          "`" + options.out + "` cannot be declared: " + message(declared.errors().get(0)),
          0,
          cell.firstLine().length());
    }
    if (declared.thrown() != null) {
      throw new EvaluationException(declared.thrown());
    }
    return null;
  }

  private void check(Evaluation evaluation, GeneratedCode code)
      throws CellException, EvaluationException {
    if (!evaluation.errors().isEmpty()) {
      List<Fault> faults = new ArrayList<>();
      for (Diag error : evaluation.errors()) {
        int start = code.toText(error.getStartPosition());
        faults.add(
            new Fault(message(error), start, Math.max(start, code.toText(error.getEndPosition()))));
      }
      throw cell.refuse(faults);
    }
    if (evaluation.thrown() != null) {
      throw new EvaluationException(evaluation.thrown());
    }
  }

  private static String message(Diag error) {
    if (error.getCode().equals("compiler.err.lambda.body.neither.value.nor.void.compatible")) {
      return "some paths end without a value: add `return ...;`, or `continue;` for no value";
    }
    return error
        .getMessage(Locale.getDefault())
        .lines()
        .filter(line -> !line.strip().startsWith("location:"))
        .collect(Collectors.joining("\n"));
  }
}
