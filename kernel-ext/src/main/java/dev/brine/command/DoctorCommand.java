package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import dev.brine.report.Content;
import dev.brine.session.Evaluation;
import dev.brine.session.RemoteSession;
import dev.brine.session.Session;
import dev.brine.session.SessionInterruptedException;
import picocli.CommandLine.Command;

/** {@code brine doctor}. */
@Command(
    name = "doctor",
    header = "Checks what workers need, and starts one.",
    description = {
      "%nThe JDK, memory, the directories for temporary files and for what is kept, the class path.%n"
    })
final class DoctorCommand implements Action {
  @Override
  public void run(Scope scope) throws CommandException {
    scope
        .display()
        .show(
            scope.session() instanceof RemoteSession remote
                ? remote.stoppable(() -> scope.pools().ask(PoolAnswers.DOCTOR))
                : visit(scope.session()));
  }

  private static Content visit(Session session) throws CommandException {
    try {
      Evaluation visit =
          session.evaluate("new %s().content()".formatted(DoctorVisit.class.getName()), 1);
      session.shell().drop(visit.snippet());
      Throwable thrown = visit.thrown();
      if (visit.value() instanceof Content content) {
        return content;
      }
      throw new CommandException(
          thrown == null
              ? "the doctor cannot be called here"
              : String.valueOf(thrown.getMessage()));
    } catch (SessionInterruptedException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }
}
