package dev.brine.jshell;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import dev.brine.command.BrineCommand;
import dev.brine.command.PmapUsage;
import java.util.List;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * What Brine adds to the tool of this JVM: commands that stay, and in each of its sessions an
 * engine. Used by the tool's own thread.
 */
final class ToolExtension {
  private static @Nullable ToolExtension current;
  private static boolean failed;

  private final ToolInternals tool;
  private final StopRequests stops = new StopRequests();
  private final ShownRun run = new ShownRun();
  private final ToolSession session;

  private ToolExtension(ToolInternals tool) {
    this.tool = tool;
    session = new ToolSession(tool);
  }

  /**
   * The extension of the tool that asks for an engine; the tool is extended when it first does.
   *
   * @return null where this JDK does not let the tool be reached, which is told once
   */
  static synchronized @Nullable ToolExtension of(ExecutionEnv env) {
    try {
      Object tool = ToolInternals.find(env);
      ToolExtension known = current;
      if (known == null || !known.tool.isOf(tool)) {
        known = new ToolExtension(new ToolInternals(tool));
        known.install();
        current = known;
      }
      return known;
    } catch (ReflectiveOperationException | RuntimeException e) {
      if (!failed) {
        failed = true;
        System.err.printf(
            "Brine: /pmap and /brine are missing, since the tool cannot be reached (%s);"
                + " import static dev.brine.Brine.*; and call pmap(f, items)%n",
            ToolInternals.reason(e));
      }
      return null;
    }
  }

  private void install() {
    PmapCommand pmap = new PmapCommand(tool, stops, run, session);
    tool.register(
        PmapCommand.NAME,
        pmap::run,
        pmap::complete,
        texts ->
            new CommandHelp(
                texts,
                PmapCommand.NAME,
                PmapUsage.ARGUMENTS,
                PmapUsage.SUMMARY,
                PmapUsage.of(PmapCommand.NAME)));
    SlashBrine brine = new SlashBrine(tool, session);
    tool.register(
        SlashBrine.NAME,
        brine::run,
        brine::complete,
        texts ->
            new CommandHelp(
                texts,
                SlashBrine.NAME,
                String.join("|", BrineCommand.names()),
                BrineCommand.SUMMARY,
                BrineCommand.usage()));
    ClassPathOption classPath = new ClassPathOption(BrineJar.pathWithoutSpace());
    for (String command : List.of("/env", "/reset", "/reload")) {
      tool.wrap(command, typed -> extend(typed, classPath));
    }
    tool.wrap(
        "/set",
        typed -> {
          tool.removeStartup();
          return typed;
        });
  }

  /** The tool splits at white space as well. */
  private static String extend(String typed, ClassPathOption classPath) {
    List<String> words =
        Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(typed);
    return Joiner.on(' ').join(classPath.extend(words));
  }

  /** A session begins on this engine; gives the one to use. */
  ExecutionControl begin(ExecutionControl engine) {
    tool.addStartup();
    SessionEngine watched = new SessionEngine(engine, tool::shell, stops, run);
    session.begin(watched.agent());
    return watched;
  }
}
