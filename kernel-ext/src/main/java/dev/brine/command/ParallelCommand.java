package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.pool.DefaultPool;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
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
    CellLoop loop = new CellLoop(session, text, options, display, shape);
    Set<String> variables = SessionNames.variables(session.shell());
    variables.addAll(pieces.variables(text));
    loop.check(variables);
    if (pieces.setUp().isEmpty() && options.usesDefaultPool()) {
      // Workers start while the loop is compiled; a set-up may yet say which pool is the default.
      DefaultPool.prestart();
    }
    new SetUp(session, text).run(pieces.setUp());
    loop.checkPending();
    return loop.run(new LoopCode(text, shape, loop.statements(), options.ending()));
  }
}
