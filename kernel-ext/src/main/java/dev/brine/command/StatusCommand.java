package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brine status}. */
@Command(name = "status", header = "Shows the workers of the pools that are open.")
final class StatusCommand implements Action {
  @Parameters(arity = "0..1", paramLabel = "POOL", description = "only the pool of this id")
  private @Nullable String pool;

  @Override
  public void run(Scope scope) {
    scope
        .display()
        .show(
            pool == null
                ? scope.pools().ask(PoolAnswers.STATUS)
                : scope.pools().ask(PoolAnswers.STATUS, pool));
  }
}
