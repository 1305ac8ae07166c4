package dev.brine.jupyter;

import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import java.util.Map;

/**
 * What happens before the first cell: it gets the functions of {@link Cells}, and scripts are run.
 * Their errors are that cell's, where they can be seen.
 */
final class SessionStart {
  private final EmbeddedSession session;
  private final CellRunner runner;
  private final Map<String, String> scripts;
  private boolean done;

  SessionStart(EmbeddedSession session, CellRunner runner, Map<String, String> scripts) {
    this.session = session;
    this.runner = runner;
    this.scripts = scripts;
  }

  void runOnce(int number, Display display)
      throws CellException, EvaluationException, SessionInterruptedException {
    if (done) {
      return;
    }
    done = true;
    session.beginCell(number);
    Evaluation evaluation = session.evaluate("import static " + Cells.class.getName() + ".*;", 1);
    if (!evaluation.isSuccess()) {
      throw new IllegalStateException(evaluation.toString());
    }
    for (Map.Entry<String, String> each : scripts.entrySet()) {
      Session.Reading reading = session.read(each.getKey(), each.getValue());
      try {
        Object unused = runner.run(each.getValue(), display);
      } finally {
        reading.close();
      }
    }
  }
}
