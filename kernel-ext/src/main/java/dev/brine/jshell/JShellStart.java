package dev.brine.jshell;

import dev.brine.error.Internal;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Starts the JShell tool with Brine's commands, which its {@link EngineProvider} adds. */
@Internal
public final class JShellStart {
  private JShellStart() {}

  /**
   * Runs the tool until its user leaves it.
   *
   * @param arguments the tool's own arguments, as the user typed them
   * @return the tool's exit code
   * @throws Exception if the tool failed
   */
  public static int run(List<String> arguments) throws Exception {
    List<String> all = ToolArguments.of(arguments, BrineJar.path());
    return JavaShellToolBuilder.builder().start(all.toArray(String[]::new));
  }
}
