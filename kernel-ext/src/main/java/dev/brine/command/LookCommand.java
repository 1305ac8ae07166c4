package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import dev.brine.session.SessionFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brine look}. */
@Command(name = "look", header = "Shows what is in a saved file; runs no code of it.")
final class LookCommand implements Action {
  @Parameters(paramLabel = "FILE", description = "the file")
  private Path file = Path.of("");

  @Override
  public void run(Scope scope) {
    scope.display().out().println(SessionFile.look(FilePaths.of(file)).text().stripTrailing());
  }
}
