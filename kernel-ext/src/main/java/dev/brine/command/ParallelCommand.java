package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.pool.Pool;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code %%parallel}: runs the last for loop of a cell in parallel. Keeps no state. */
@Internal
public final class ParallelCommand {
  private ParallelCommand() {}

  /** The names of the options. */
  public static List<String> optionNames() {
    return ParallelOptions.names();
  }

  /**
   * Runs a cell. Whatever can be found wrong with it is found before a part of it runs, except for
   * what only the compiler knows.
   *
   * @param session where it runs
   * @param cell the whole text of the cell, whose first line is {@code %%parallel} and its options
   * @param display takes warnings, the summary and the help
   * @return the list of the iterations' values; null if they have none, if it went into a variable,
   *     and for {@code --help}
   * @throws CellException if the options or the code are wrong
   * @throws EvaluationException if the set-up, the loop's header or an iteration throws
   * @throws SessionInterruptedException if the user interrupted the session
   */
  public static @Nullable Object run(Session session, String cell, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    CellText text = new CellText(cell);
    ParallelOptions options = ParallelOptions.of(text);
    if (options.isHelp()) {
      display.out().print(options.usage());
      return null;
    }
    CellPieces pieces = CellPieces.of(text, session.shell().sourceCodeAnalysis());
    LoopShape shape = LoopReader.read(text, pieces.loop());
    LoopBody body = LoopBody.read(text, shape);
    List<Fault> faults = new ArrayList<>();
    Jumps jumps = Jumps.of(text, shape, body, faults);
    Set<String> variables = SessionNames.variables(session.shell());
    variables.addAll(pieces.variables(text));
    List<Fault> warnings = Assignments.warnings(shape, body, variables, faults);
    if (options.out() != null && !jumps.returnsValue() && !options.ending().isOfVoidToo()) {
      faults.add(new Fault(options.noValue(), shape.insideEnd(), shape.insideEnd()));
    }
    if (!faults.isEmpty()) {
      faults.sort(Comparator.comparingInt(Fault::start));
      throw text.refuse(faults);
    }
    new SetUp(session, text).run(pieces.setUp());
    List<Fault> pending = PendingNames.faults(session.shell(), shape, body);
    if (!pending.isEmpty()) {
      throw text.refuse(pending);
    }
    Warnings.tell(text, warnings, display);
    BodyCode statements = new BodyCode(body, jumps.next(), shape.insideStart(), shape.insideEnd());
    LoopCode code = new LoopCode(text, shape, statements, options.ending());
    LoopEvaluation evaluation =
        new LoopEvaluation(session, text, shape, body, code, options, display.out());
    Pool pool = PoolChoice.of(session, text, options.map().pool());
    try (LoopRun run = LoopRun.open(options, pool, display)) {
      run.report().warned(warnings);
      return new LoopCell(run, evaluation, options, display).run(jumps.returnsValue());
    }
  }
}
