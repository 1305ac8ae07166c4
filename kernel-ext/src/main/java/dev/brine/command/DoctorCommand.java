package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
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
  public void run(Scope scope) {
    scope.display().show(scope.pools().ask(PoolAnswers.DOCTOR));
  }
}
