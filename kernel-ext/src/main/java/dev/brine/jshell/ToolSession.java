package dev.brine.jshell;

import dev.brine.error.BrineException;
import dev.brine.session.Evaluation;
import dev.brine.session.RemoteSession;
import java.util.function.Supplier;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/**
 * The session that is open in the tool. Its values are in another JVM, so an evaluation has none.
 * Used by the tool's own thread.
 */
final class ToolSession implements RemoteSession {
  private final Tool tool;
  private @Nullable AgentCalls agent;

  ToolSession(Tool tool) {
    this.tool = tool;
  }

  /** Another session begins, whose JVM is reached by these calls. */
  void begin(AgentCalls calls) {
    agent = calls;
  }

  @Override
  public byte[] call(Class<?> type, String method, byte[] request) {
    return calls().call(type, method, request);
  }

  /** As above, where request and answer are text. */
  String call(Class<?> type, String method, String request) {
    return calls().call(type, method, request);
  }

  @Override
  public <T> T stoppable(Supplier<T> action) {
    return tool.stoppable(action);
  }

  private AgentCalls calls() {
    AgentCalls calls = agent;
    if (calls == null) {
      throw new BrineException("there is no session");
    }
    return calls;
  }

  @Override
  public Evaluation evaluate(String source, int firstLine) {
    SnippetEvent event =
        shell().eval(source).stream()
            .filter(each -> each.causeSnippet() == null)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no snippet: " + source));
    return Evaluation.of(shell(), event, null, thrown(event.exception()));
  }

  /** The class of what was thrown exists in the other JVM only. */
  private static @Nullable Throwable thrown(@Nullable JShellException exception) {
    if (exception instanceof EvalException thrown) {
      String type = thrown.getExceptionClassName();
      String message = String.valueOf(thrown.getMessage());
      return new BrineException(
          type.startsWith("dev.brine.") ? message : type + ": " + message, thrown);
    }
    return exception;
  }

  @Override
  public JShell shell() {
    return tool.shell();
  }
}
