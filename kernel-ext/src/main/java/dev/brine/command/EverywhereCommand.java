package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %%everywhere}: runs the body of a cell once on each worker. Keeps no state. */
@Internal
public final class EverywhereCommand {
  private EverywhereCommand() {}

  /** The names of its options. */
  public static List<String> optionNames() {
    return ParallelOptions.namesEverywhere();
  }

  /**
   * Runs a cell.
   *
   * @param session where it runs
   * @param cell the whole text of the cell, whose first line is {@code %%everywhere} and its
   *     options
   * @param display takes warnings, the summary and the help
   * @return the list of the workers' values; null if they have none, if it went into a variable,
   *     and for {@code --help}
   * @throws CellException if the options or the code are wrong
   * @throws EvaluationException if the body throws on a worker
   * @throws SessionInterruptedException if the user interrupted the session
   */
  public static @Nullable Object run(Session session, String cell, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    CellText text = new CellText(cell);
    ParallelOptions options = ParallelOptions.ofEverywhere(text);
    if (options.isHelp()) {
      display.out().print(options.usage());
      return null;
    }
    CellLoop loop = new CellLoop(session, text, options, display, shape(text));
    loop.check(SessionNames.variables(session.shell()));
    loop.checkPending();
    return loop.run(new EverywhereCode(text, loop.statements()));
  }

  /** The whole cell, as the inside of a loop without a header. */
  private static LoopShape shape(CellText cell) throws CellException {
    int end = cell.text().length();
    int start = cell.codeStart(cell.bodyStart(), end);
    if (start == end) {
      throw cell.refuse("there is nothing to run: write statements below %%everywhere", end, end);
    }
    LoopShape.Variable none = new LoopShape.Variable("", "", "", start, start);
    return new LoopShape(start, null, none, -1, start, start, start, end);
  }
}
