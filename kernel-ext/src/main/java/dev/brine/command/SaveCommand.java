package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import dev.brine.session.SaveOptions;
import dev.brine.session.SavedSession;
import dev.brine.session.SavedValue;
import dev.brine.session.SessionFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brine save}. */
@Command(
    name = "save",
    header = "Saves the session to a file.",
    description = {"%nImports, types, methods, variables and their values.%n"})
final class SaveCommand implements Action {
  @Parameters(index = "0", paramLabel = "FILE", description = "the file; it is replaced")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME",
      description = "only these, with all that they need")
  private List<String> names = new ArrayList<>();

  @Option(names = "--skip", description = "leave out values that cannot be saved")
  private boolean skip;

  @Override
  public void run(Scope scope) {
    SavedSession saved =
        SessionFile.save(scope.session(), FilePaths.of(file), new SaveOptions(names, skip));
    long values = saved.values().stream().filter(SavedValue::isSaved).count();
    scope
        .display()
        .out()
        .printf("saved %d snippets and %d values to %s%n", saved.snippets().size(), values, file);
    saved
        .skipped()
        .forEach(
            each ->
                scope
                    .display()
                    .out()
                    .printf("without value: %s: %s%n", each.name(), each.skipped()));
  }
}
