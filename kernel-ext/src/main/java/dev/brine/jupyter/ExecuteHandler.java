package dev.brine.jupyter;

import com.google.common.base.Strings;
import dev.brine.session.EvaluationException;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to run a cell as the protocol asks: silent ones are neither shown nor counted,
 * and after an error the cells that wait are not run. The base library heeds none of this. Called
 * by the connection's thread.
 */
final class ExecuteHandler implements ShellHandler<ExecuteRequest> {
  private final BrineKernel kernel;
  private final KernelConnection connection;
  private int next = 1;
  private boolean aborting;

  ExecuteHandler(BrineKernel kernel, KernelConnection connection) {
    this.kernel = kernel;
    this.connection = connection;
  }

  @Override
  public void handle(ShellReplyEnvironment environment, Message<ExecuteRequest> message) {
    ExecuteRequest request = message.getContent();
    environment.setBusyDeferIdle();
    if (aborting) {
      reply(environment, Map.of("status", "aborted", "execution_count", next - 1));
      return;
    }
    kernel.getCommManager().setMessageContext(message);
    boolean counted = request.shouldStoreHistory() && !request.isSilent();
    int number = counted ? next++ : next - 1;
    if (!request.isSilent()) {
      environment.publish(new PublishExecuteInput(request.getCode(), number));
    }
    replaceStreams(environment, request.isStdinEnabled());
    Exception failure = run(environment, request, number);
    if (counted) {
      kernel.history().add(number, request.getCode());
    }
    if (failure != null) {
      fail(environment, failure, number);
      if (request.shouldStopOnError()) {
        abortWaiting(environment);
      }
    }
  }

  private @Nullable Exception run(
      ShellReplyEnvironment environment, ExecuteRequest request, int number) {
    try {
      DisplayData value = kernel.runCell(request.getCode(), number, environment);
      if (value != null && !request.isSilent()) {
        environment.publish(new PublishExecuteResult(number, value));
      }
      Map<String, Object> expressions = new HashMap<>();
      Map<String, String> asked = request.getUserExpr();
      if (asked != null) {
        asked.forEach((name, code) -> expressions.put(name, kernel.expression(code)));
      }
      Map<String, Object> content = new HashMap<>();
      content.put("status", "ok");
      content.put("execution_count", number);
      content.put("payload", List.of());
      content.put("user_expressions", expressions);
      reply(environment, content);
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private void fail(ShellReplyEnvironment environment, Exception failure, int number) {
    // The protocol names the class of what was thrown: it must be the user's.
    Throwable thrown = failure instanceof EvaluationException ran ? ran.thrown() : failure;
    PublishError told =
        new PublishError(
            thrown.getClass().getSimpleName(),
            Strings.nullToEmpty(thrown.getLocalizedMessage()),
            ErrorText.of(failure));
    environment.publish(told);
    Map<String, Object> content = new HashMap<>();
    content.put("status", "error");
    content.put("execution_count", number);
    content.put("ename", told.getErrorName());
    content.put("evalue", told.getErrorMessage());
    content.put("traceback", told.getStacktrace());
    reply(environment, content);
  }

  /** The front end sent them together with the one that failed, and wants them to run after it. */
  private void abortWaiting(ShellReplyEnvironment environment) {
    environment.resolveDeferrals();
    aborting = true;
    try {
      connection.handleWaiting();
    } finally {
      aborting = false;
    }
  }

  private void replaceStreams(ShellReplyEnvironment environment, boolean input) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    CellIo streams = kernel.getIO();
    streams.attach(environment, input);
    System.setOut(streams.out);
    System.setErr(streams.err);
    System.setIn(streams.in);
    environment.defer(
        () -> {
          System.setOut(out);
          System.setErr(err);
          System.setIn(in);
          streams.detach(environment);
        });
  }

  private static void reply(ShellReplyEnvironment environment, Map<String, Object> content) {
    KernelConnection.reply(environment, MessageType.EXECUTE_REPLY, content);
  }
}
