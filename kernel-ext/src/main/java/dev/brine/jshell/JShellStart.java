package dev.brine.jshell;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import dev.brine.error.Internal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;

/** Starts the JShell tool with {@code /pmap}. */
@Internal
public final class JShellStart {
  private JShellStart() {}

  /**
   * Runs the tool until its user leaves it.
   *
   * @param arguments the tool's own arguments, as the user typed them
   * @return the tool's exit code
   * @throws ReflectiveOperationException if this JDK has no such tool
   * @throws URISyntaxException if brine.jar is not in a file
   * @throws IllegalStateException if the tool failed
   */
  public static int run(List<String> arguments)
      throws ReflectiveOperationException, URISyntaxException {
    String jar = ownJar();
    ToolInternals tool = ToolInternals.create();
    StopRequests stops = new StopRequests();
    EngineProvider.serve(tool::addStartup, stops);
    PmapCommand pmap = new PmapCommand(tool, stops);
    tool.register(PmapCommand.NAME, pmap::run, pmap::complete, PmapHelp::new);
    ClassPathOption classPath = new ClassPathOption(jar);
    for (String command : List.of("/env", "/reset", "/reload")) {
      tool.wrap(command, typed -> extend(typed, classPath));
    }
    tool.wrap(
        "/set",
        typed -> {
          tool.removeStartup();
          return typed;
        });
    return tool.start(ToolArguments.of(arguments, jar));
  }

  /** The tool splits at white space as well, so a path that holds some cannot be added here. */
  private static String extend(String typed, ClassPathOption classPath) {
    List<String> words =
        Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(typed);
    return Joiner.on(' ').join(classPath.extend(words));
  }

  private static String ownJar() throws URISyntaxException {
    CodeSource source =
        Objects.requireNonNull(JShellStart.class.getProtectionDomain().getCodeSource());
    return Path.of(source.getLocation().toURI()).toString();
  }
}
