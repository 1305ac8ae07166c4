package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import picocli.CommandLine.Command;

/** {@code brine timeline}. */
@Command(
    name = "timeline",
    header = "Shows what each worker did in the last map.",
    description = {"%nTasks, idle time, and what limited the speed-up."})
final class TimelineCommand implements Action {
  @Override
  public void run(Scope scope) {
    scope.display().show(scope.pools().ask(PoolAnswers.TIMELINE));
  }
}
