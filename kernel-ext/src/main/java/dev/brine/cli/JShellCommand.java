package dev.brine.cli;

import dev.brine.jshell.JShellStart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code brine jshell}: the JShell tool with {@code /pmap}. */
@Command(
    name = JShellCommand.NAME,
    description = "Starts JShell with /pmap; takes the options of jshell.")
final class JShellCommand implements Callable<Integer> {
  static final String NAME = "jshell";

  @Spec private CommandSpec spec;

  /** Everything that follows is the tool's, {@code --help} too. */
  @SuppressWarnings("UnusedVariable") // its being there lets picocli accept anything
  @Unmatched
  private final List<String> rest = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    // As they were typed: picocli itself would swallow a "--".
    List<String> all = spec.root().commandLine().getParseResult().originalArgs();
    return JShellStart.run(all.subList(all.indexOf(NAME) + 1, all.size()));
  }
}
