package dev.brine.jupyter;

import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import jdk.jshell.SourceCodeAnalysis;

/**
 * A command of a notebook: {@code %name} on a line of its own, or {@code %%name} on the first line
 * of a cell, which it then takes as a whole. One thread at a time runs it.
 */
interface Magic {
  /** The name as it is typed, with its one or two percent signs. */
  String name();

  /** What it does, in a few words. */
  String summary();

  /**
   * Runs it.
   *
   * @throws CellException if what was typed is wrong
   * @throws EvaluationException if the user's code, or what the magic stands for, fails
   * @throws SessionInterruptedException if the user interrupted the session
   */
  MagicResult run(MagicCall call)
      throws CellException, EvaluationException, SessionInterruptedException;

  /**
   * What may follow.
   *
   * @param typed what stands between the name and the cursor
   */
  default Offers complete(String typed, SourceCodeAnalysis analysis) {
    return Offers.NONE;
  }

  /** Whether the arguments of a line magic go on in the next line. */
  default boolean isOpen(String arguments, SourceCodeAnalysis analysis) {
    return false;
  }
}
