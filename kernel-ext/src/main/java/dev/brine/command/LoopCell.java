package dev.brine.command;

import com.google.common.base.Throwables;
import dev.brine.pickle.Explanation;
import dev.brine.report.CaptureReport;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import org.jspecify.annotations.Nullable;

/** Runs the generated code of a cell and tells what is to be told of it. */
record LoopCell(LoopRun run, LoopEvaluation evaluation, ParallelOptions options, Display display) {

  /**
   * Runs it.
   *
   * @param hasValue whether the user's code seems to have a value
   * @return the cell's value; null for none
   */
  @Nullable Object run(boolean hasValue)
      throws CellException, EvaluationException, SessionInterruptedException {
    try {
      Object value = evaluation.run(run, hasValue);
      if (value instanceof Explanation explanation) {
        tell(explanation);
        return null;
      }
      return value;
    } catch (EvaluationException e) {
      if (options.isVerbose()) {
        display.err().print(Throwables.getStackTraceAsString(e.thrown()));
      }
      PartialResults left = run.report().left();
      throw left == null ? e : left.told(e.thrown());
    } catch (SessionInterruptedException e) {
      PartialResults left = run.report().left();
      throw left == null ? e : left.told(e);
    } finally {
      if (options.ending() != LoopEnding.STARTED) {
        run.report().tell(display);
      }
    }
  }

  private void tell(Explanation explanation) {
    display.show(CaptureReport.of(explanation));
    String items =
        run.report().items().isPresent()
            ? run.report().items().getAsLong() + " items, each sent on its own"
            : "the items are not counted before they are asked for";
    display.out().println("dry run: nothing was sent; " + items);
  }
}
