package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.pool.MapResult;
import dev.brine.report.Display;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import org.jspecify.annotations.Nullable;

/**
 * {@code %presult [NAME]}: waits for a loop that was started with {@code --async}, the last one or
 * the one in a variable, and shows what its cell would have shown. Without a name it gives what was
 * done of a loop that has been told to have ended early since, be it by the user or by a failure.
 * Keeps no state.
 */
@Internal
public final class PresultCommand {
  private PresultCommand() {}

  /**
   * Waits.
   *
   * @param session where it runs
   * @param name the variable; null for the loop that was started last
   * @param display takes the workers' output and the summary
   * @return the loop's value, or the values by their items' indices where it ended early; null if
   *     it has none
   * @throws IllegalArgumentException if there is no such loop
   * @throws EvaluationException if an iteration has thrown
   * @throws SessionInterruptedException if the user interrupted the wait; the loop goes on
   */
  public static @Nullable Object run(Session session, @Nullable String name, Display display)
      throws EvaluationException, SessionInterruptedException {
    PartialResults left = LastLoop.get().left();
    if (name == null && left != null) {
      display.out().println(left.line());
      return left.value();
    }
    MapResult<?> map = name == null ? LastLoop.get().started() : named(session, name);
    if (map == null) {
      throw new IllegalArgumentException(
          name == null
              ? "no loop was started: run one with `%%parallel --async`"
              : "`" + name + "` is no variable of a loop that was run with --async");
    }
    try (ResultWait wait = ResultWait.open(map, display)) {
      Evaluation evaluation = session.evaluate(wait.code(), 1);
      Throwable thrown = evaluation.thrown();
      session.shell().drop(evaluation.snippet());
      if (thrown != null) {
        throw failed(map, thrown);
      }
      return evaluation.value();
    }
  }

  /** From now on there is what the loop left. */
  private static EvaluationException failed(MapResult<?> map, Throwable thrown) {
    PartialResults left = map.isReady() ? PartialResults.of(map) : null;
    if (left == null) {
      return new EvaluationException(thrown);
    }
    LastLoop.note(left);
    return left.told(thrown);
  }

  private static @Nullable MapResult<?> named(Session session, String name)
      throws SessionInterruptedException {
    return SessionNames.variables(session.shell()).contains(name)
            && session.evaluate(name, 1).value() instanceof MapResult<?> map
        ? map
        : null;
  }
}
