package dev.brine.session;

import dev.brine.error.Internal;
import java.util.List;
import jdk.jshell.JShell;

/**
 * A live session: what a command needs of the place where the user types. Used by the thread that
 * runs the user's cell.
 */
@Internal
public interface Session {
  /** What a session of a notebook imports of Brine. */
  List<String> IMPORTS =
      List.of(
          "dev.brine.*",
          "dev.brine.pool.*",
          "dev.brine.task.*",
          "static dev.brine.Brine.*",
          "static dev.brine.task.TaskOutput.*");

  /**
   * Evaluates one snippet. A failure of the user's own text is in the answer, not thrown.
   *
   * @param source one complete snippet
   * @param firstLine the line of the cell, from 1, on which the snippet's first line stands
   * @throws SessionInterruptedException if the user interrupted the session
   */
  Evaluation evaluate(String source, int firstLine) throws SessionInterruptedException;

  /** The JShell of this session, to ask for variables, types and completions. */
  JShell shell();

  /**
   * What is evaluated until the answer is closed stands in another text than the cell's, such as a
   * file.
   *
   * @param label what its lines are called in stack traces
   * @param text the whole text
   */
  default Reading read(String label, String text) {
    return () -> {};
  }

  /** A text that is being read; to be closed by the thread that evaluates. */
  interface Reading extends AutoCloseable {
    @Override
    void close();
  }
}
