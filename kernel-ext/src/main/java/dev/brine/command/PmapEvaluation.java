package dev.brine.command;

import com.google.common.base.Throwables;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.pool.MapRecord;
import dev.brine.report.Display;
import dev.brine.report.ProgressBar;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@code %pmap} in a session whose code runs in this JVM: a bar while its map runs, and one
 * line that stays. Keeps no state.
 */
@Internal
public final class PmapEvaluation {
  private PmapEvaluation() {}

  /**
   * Runs it.
   *
   * @param line what was typed
   * @param source the snippet that it stands for
   * @param firstLine the line of the cell on which the Java text begins
   * @param display takes the bar, the failures of items and the summary
   * @return the evaluation, whose errors, if it has any, are the compiler's
   * @throws EvaluationException if it threw
   * @throws SessionInterruptedException if the user interrupted the session
   */
  public static Evaluation run(
      Session session, PmapLine line, String source, int firstLine, Display display)
      throws EvaluationException, SessionInterruptedException {
    if (line.verbose()) {
      display.out().println(source);
    }
    MapLog.install();
    MapLog.get()
        .watch(
            () ->
                ProgressBar.start(
                    display, line.progressAfter(), OptionalLong.empty(), Duration.ZERO));
    try {
      Evaluation evaluation = session.evaluate(source, firstLine);
      PartialResults left = tell(display);
      Throwable thrown = evaluation.thrown();
      if (thrown == null) {
        return evaluation;
      }
      if (line.verbose()) {
        display.err().print(Throwables.getStackTraceAsString(thrown));
      }
      throw left == null ? new EvaluationException(thrown) : left.told(thrown);
    } catch (SessionInterruptedException e) {
      PartialResults left = tell(display);
      throw left == null ? e : left.told(e);
    } finally {
      MapLog.get().watch(null);
    }
  }

  /** Tells of the map, if there was one; what it left if it ended early. */
  private static @Nullable PartialResults tell(Display display) {
    MapRecord map = MapLog.get().takeWatched();
    if (map == null) {
      return null;
    }
    MapSummary.failures(map).forEach(display.err()::println);
    String line = MapSummary.line(map);
    if (line != null) {
      display.out().println(line);
    }
    BrineException failure = map.failure();
    PartialResults left = failure == null ? null : PartialResults.of(failure, map);
    if (left != null) {
      LastLoop.note(left);
    }
    return left;
  }
}
