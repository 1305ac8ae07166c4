package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import dev.brine.session.SessionDiff;
import dev.brine.session.SessionFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brine diff}. */
@Command(
    name = "diff",
    header = "Shows what changed since a file was saved.",
    description = {"%nIn the session as it is now, or up to another file.%n"})
final class DiffCommand implements Action {
  @Parameters(index = "0", paramLabel = "BEFORE", description = "a saved file")
  private Path before = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "AFTER",
      description = "another one; without it, this session as it is now")
  private @Nullable Path after;

  @Override
  public void run(Scope scope) {
    Path old = FilePaths.of(before);
    SessionDiff diff =
        after == null
            ? SessionFile.diff(old, scope.session())
            : SessionFile.diff(old, FilePaths.of(after));
    scope.display().out().println(diff.text());
  }
}
