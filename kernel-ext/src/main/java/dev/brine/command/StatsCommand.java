package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import picocli.CommandLine.Command;

/** {@code brine stats}. */
@Command(
    name = "stats",
    header = "Tells what the last maps cost.",
    description = {
      "%nItems, wall time, the time of their own work (serial), the speed-up that comes of it,",
      "bytes, and how many tasks each worker did."
    })
final class StatsCommand implements Action {
  @Override
  public void run(Scope scope) {
    scope.display().show(scope.pools().ask(PoolAnswers.STATS));
  }
}
