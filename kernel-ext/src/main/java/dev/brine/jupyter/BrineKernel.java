package dev.brine.jupyter;

import dev.brine.error.Internal;
import dev.brine.report.Content;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.EvaluationException;
import dev.brine.session.SessionInterruptedException;
import dev.brine.task.TaskOutput;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/** Brine's own Jupyter kernel. The connection's threads call it; one of them runs cells. */
@Internal
@SuppressWarnings("NullableProblems") // the base class knows no annotations
public final class BrineKernel extends BaseKernel {
  // Kept here, or the collector would take the level along with the logger.
  private static final Logger LOG_ROOT = Logger.getLogger("");

  private final EmbeddedSession session;
  private final CellRunner runner;
  private final JavaCompletion completion;
  private final CellIo io = new CellIo();
  private final CellHistory history;
  private final SessionStart start;
  private final @Nullable Duration timeout;

  private BrineKernel(StartUp startUp) throws IOException {
    super(StandardCharsets.UTF_8);
    Magics magics = Magics.standard();
    session = startUp.open();
    runner = new CellRunner(session, magics);
    completion = new JavaCompletion(session.shell(), magics);
    history = startUp.history();
    start = new SessionStart(session, runner, startUp.scripts());
    timeout = startUp.timeout();
  }

  /**
   * Serves one client until it says that it was enough, or is gone.
   *
   * @param connectionFile what Jupyter wrote
   * @throws IOException if the file, or what the environment names, cannot be read
   * @throws GeneralSecurityException if its key or scheme is not known here
   */
  public static void serve(Path connectionFile) throws IOException, GeneralSecurityException {
    LOG_ROOT.setLevel(Level.WARNING);
    ParentWatch.begin();
    KernelConnectionProperties properties =
        KernelConnectionProperties.parse(Files.readString(connectionFile));
    KernelConnection connection = new KernelConnection(properties);
    BrineKernel kernel = new BrineKernel(StartUp.ofProcess());
    kernel.becomeHandlerForConnection(connection);
    connection.setHandler(
        MessageType.KERNEL_INFO_REQUEST,
        (environment, message) -> {
          environment.setBusyDeferIdle();
          environment.reply(new KernelInfo(kernel.getLanguageInfo(), kernel.getBanner()));
        });
    connection.setHandler(MessageType.HISTORY_REQUEST, new HistoryHandler(kernel.history));
    connection.setHandler(MessageType.EXECUTE_REQUEST, new ExecuteHandler(kernel, connection));
    connection.connect();
    connection.waitUntilClose();
  }

  /** Runs a cell that has this number; its value as it is shown. */
  @Nullable DisplayData runCell(String code, int number, ShellReplyEnvironment environment)
      throws Exception {
    String cell = code.replace("\r\n", "\n");
    CellDisplay display = new JupyterDisplay(this, System.out, System.err);
    Cells.begin(new KernelFront(display, getRenderer(), environment));
    TaskOutput.Sink before = TaskOutput.Sink.install(new ShownValues(display, getRenderer()));
    try (CellTimeout watch = CellTimeout.begin(session, timeout)) {
      try {
        start.runOnce(number, display);
        session.beginCell(number, cell);
        return Values.display(runner.run(cell, display), getRenderer());
      } catch (SessionInterruptedException e) {
        throw watch.told(e);
      }
    } finally {
      TaskOutput.Sink.install(before);
    }
  }

  /** The value of an expression that a front end asks for beside a cell, as the protocol has it. */
  Map<String, Object> expression(String code) {
    try {
      Display display = Display.plain(System.out);
      DisplayData value = Values.display(runner.run(code, display), getRenderer());
      Content content = value == null ? Content.of("null") : CellOutput.content(value);
      Map<String, String> data = new HashMap<>(content.rich());
      data.put("text/plain", content.text());
      return Map.of("status", "ok", "data", data, "metadata", Map.of());
    } catch (CellException | EvaluationException | SessionInterruptedException e) {
      Throwable told = e instanceof EvaluationException ran ? ran.thrown() : e;
      return Map.of(
          "status", "error",
          "ename", told.getClass().getSimpleName(),
          "evalue", String.valueOf(told.getMessage()),
          "traceback", ErrorText.of(e));
    }
  }

  CellHistory history() {
    return history;
  }

  @Override
  public CellIo getIO() {
    return io;
  }

  @Override
  public void display(DisplayData data) {
    io.display.display(data);
  }

  @Override
  public @Nullable DisplayData eval(String code) {
    throw new UnsupportedOperationException("cells are run by ExecuteHandler");
  }

  @Override
  public List<String> formatError(Exception failure) {
    return ErrorText.of(failure);
  }

  @Override
  public @Nullable ReplacementOptions complete(String code, int cursor) {
    return completion.complete(code, cursor);
  }

  @Override
  public @Nullable DisplayData inspect(String code, int cursor, boolean extraDetail) {
    String text = completion.document(code, cursor);
    return text == null ? null : new DisplayData(text);
  }

  @Override
  public String isComplete(String code) {
    if (runner.hasMagic(code)) {
      return IS_COMPLETE_YES;
    }
    SourceCodeAnalysis analysis = session.shell().sourceCodeAnalysis();
    CompletionInfo info = analysis.analyzeCompletion(code);
    // JShell counts what it cannot make sense of as complete too.
    while (info.completeness().isComplete() && info.completeness() != Completeness.UNKNOWN) {
      info = analysis.analyzeCompletion(info.remaining());
    }
    return switch (info.completeness()) {
      case EMPTY -> IS_COMPLETE_YES;
      case UNKNOWN -> IS_COMPLETE_BAD;
      default -> "  ";
    };
  }

  @Override
  public String getBanner() {
    return "Java " + Runtime.version() + " with Brine";
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("text/x-java")
        .build();
  }

  @Override
  public void interrupt() {
    session.interrupt();
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    session.interrupt();
    session.close();
  }
}
