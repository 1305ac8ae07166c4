package dev.brine.jshell;

import dev.brine.command.SessionAgent;
import dev.brine.error.BrineException;
import dev.brine.error.MapInterruptedException;
import dev.brine.session.SnippetTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;

/**
 * The engine of one session of the tool: before the user's code runs, the session's JVM is told
 * what the snippets are called; what Brine throws there is shown without Brine's own frames.
 */
final class SessionEngine extends ForwardingEngine {
  private final AgentCalls agent;
  private final Supplier<JShell> shell;
  private final StopRequests stops;
  private final ShownRun run;
  private final SnippetTable snippets;
  private final Path table;
  private boolean told;

  /**
   * @param shell gives the session once it is there
   * @param stops what is known of stops that were asked for
   * @param run what is known of the command that runs code
   */
  SessionEngine(ExecutionControl engine, Supplier<JShell> shell, StopRequests stops, ShownRun run) {
    super(new StoppableEngine(engine, stops));
    this.shell = shell;
    this.stops = stops;
    this.run = run;
    agent = new AgentCalls(engine);
    table = agent.directory().resolve("snippets");
    snippets = new SnippetTable(table);
  }

  AgentCalls agent() {
    return agent;
  }

  @Override
  public String invoke(String className, String methodName)
      throws RunException, EngineTerminationException, InternalException {
    tellSnippets();
    try {
      return super.invoke(className, methodName);
    } catch (UserException e) {
      throw run.isVerbose() ? e : ShownTrace.of(e);
    } catch (StoppedException e) {
      throw stopped(e);
    } finally {
      run.ended();
    }
  }

  /** A map that was stopped says how far it came. */
  private RunException stopped(StoppedException stop) {
    stops.close();
    try {
      String line = agent.call(SessionAgent.class, "stopped", "");
      return line.isEmpty()
          ? stop
          : new UserException(
              line, MapInterruptedException.class.getName(), new StackTraceElement[0]);
    } catch (BrineException e) {
      return stop;
    }
  }

  /** Without this, snippets have other numbers in Brine's messages; all else goes on. */
  private void tellSnippets() {
    try {
      snippets.update(shell.get());
      if (!told) {
        told = true;
        String unused = agent.call(SessionAgent.class, "begin", table.toString());
      }
    } catch (IOException | BrineException e) {
      told = true;
    }
  }

  @Override
  public void close() {
    super.close();
    agent.close();
  }
}
