package dev.brine.jupyter;

import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import org.jspecify.annotations.Nullable;

/** What runs a cell that begins with {@code %%} and its name. */
@FunctionalInterface
interface CellMagic {
  /**
   * Runs the cell.
   *
   * @param cell the whole text, the magic's line included
   * @param display takes what it prints and shows
   * @return the cell's value; null for none
   */
  @Nullable Object run(Session session, String cell, Display display)
      throws CellException, EvaluationException, SessionInterruptedException;
}
