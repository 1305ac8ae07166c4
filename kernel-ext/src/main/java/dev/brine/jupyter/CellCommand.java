package dev.brine.jupyter;

import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/** A command that is given the whole text of a cell, as a magic. */
record CellCommand(String name, String summary, List<String> options, Run command)
    implements Magic {
  /** What runs the cell. */
  @FunctionalInterface
  interface Run {
    /**
     * Runs the cell.
     *
     * @param cell the whole text, the magic's line included
     * @param display the cell's output
     * @return the cell's value; null for none
     */
    @Nullable Object run(Session session, String cell, Display display)
        throws CellException, EvaluationException, SessionInterruptedException;
  }

  @Override
  public MagicResult run(MagicCall call)
      throws CellException, EvaluationException, SessionInterruptedException {
    return MagicResult.of(command.run(call.session(), call.cell(), call.display()));
  }

  @Override
  public Offers complete(String typed, SourceCodeAnalysis analysis) {
    return Offers.ofWords(options, typed);
  }
}
