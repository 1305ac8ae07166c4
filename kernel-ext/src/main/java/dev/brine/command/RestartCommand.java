package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brine restart}. */
@Command(
    name = "restart",
    header = "Puts fresh workers in the place of all.",
    description = {"%nEach worker ends when it has done what it has; nothing is lost."})
final class RestartCommand implements Action {
  @Parameters(
      arity = "0..1",
      paramLabel = "POOL",
      description = "the pool of this id, instead of the default pool")
  private @Nullable String pool;

  @Override
  public void run(Scope scope) {
    scope
        .display()
        .show(
            pool == null
                ? scope.pools().ask(PoolAnswers.RESTART)
                : scope.pools().ask(PoolAnswers.RESTART, pool));
  }
}
