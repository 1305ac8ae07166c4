package dev.brine.jupyter;

import dev.brine.session.CellException;
import dev.brine.session.Evaluation;
import dev.brine.session.EvaluationException;
import dev.brine.session.HostSession;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import dev.brine.task.TaskOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brine's commands in a kernel that is not its own. */
final class HostMagics {
  private final HostKernel kernel;
  private final HostSession session;
  private final CellRunner runner;

  private HostMagics(HostKernel kernel) {
    this.kernel = kernel;
    this.session = new HostSession(kernel.shell(), kernel::evaluate, kernel::cell);
    this.runner = new CellRunner(session, Magics.commands());
  }

  /** Adds the commands to the kernel and the imports to its session. */
  static void install(HostKernel kernel) {
    HostMagics magics = new HostMagics(kernel);
    TaskOutput.Sink unused = TaskOutput.Sink.install(value -> show(kernel, value));
    for (Magic each : Magics.commands().all()) {
      boolean wholeCell = each.name().startsWith("%%");
      kernel.register(
          each.name().substring(wholeCell ? 2 : 1),
          wholeCell,
          (arguments, body) -> magics.run(each.name(), arguments, body));
    }
    try {
      for (String each : Session.IMPORTS) {
        Evaluation evaluation = magics.session.evaluate("import " + each + ";", 1);
        if (!evaluation.isSuccess()) {
          throw new IllegalStateException(
              "brine.jar is not on the session's class path; add it by %jars first");
        }
      }
    } catch (SessionInterruptedException e) {
      throw new IllegalStateException("interrupted while Brine was added", e);
    }
  }

  private static void show(HostKernel kernel, @Nullable Object value) {
    try {
      kernel.show(value);
    } catch (Exception e) {
      System.err.println("what was to be shown has no text: " + e);
    }
  }

  private @Nullable Object run(String name, List<String> arguments, @Nullable String body)
      throws Exception {
    String line = arguments.isEmpty() ? name : name + " " + String.join(" ", arguments);
    String text = (body == null ? line : line + "\n" + body).replace("\r\n", "\n");
    session.beginText(text);
    try {
      MagicResult result = runner.runText(text, kernel.display());
      Object value = result.value();
      return value == null ? null : kernel.give(value);
    } catch (CellException | EvaluationException | SessionInterruptedException e) {
      throw new CellFailure(ErrorText.of(e));
    }
  }
}
