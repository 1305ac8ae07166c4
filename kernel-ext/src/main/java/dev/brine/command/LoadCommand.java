package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import dev.brine.session.SessionFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brine load}. */
@Command(
    name = "load",
    header = "Loads a saved file into this session.",
    description = {
      "%nThis runs code that is in the file: load only what you trust. `brine look` runs none.%n"
    })
final class LoadCommand implements Action {
  @Parameters(index = "0", paramLabel = "FILE", description = "the file")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME",
      description = "only these, with all that they need")
  private List<String> names = new ArrayList<>();

  @Override
  public void run(Scope scope) {
    scope
        .display()
        .out()
        .println(
            SessionFile.load(FilePaths.of(file), scope.session(), names.toArray(String[]::new))
                .text());
  }
}
