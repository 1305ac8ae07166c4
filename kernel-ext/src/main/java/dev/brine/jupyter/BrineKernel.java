package dev.brine.jupyter;

import dev.brine.error.Internal;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.EvaluationException;
import dev.brine.task.TaskOutput;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
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
import java.util.List;
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

  private final EmbeddedSession session = new EmbeddedSession();
  private final Magics magics = Magics.standard();
  private final CellRunner runner = new CellRunner(session, magics);
  private final JavaCompletion completion = new JavaCompletion(session.shell(), magics);

  private BrineKernel() {
    super(StandardCharsets.UTF_8);
  }

  /**
   * Serves one client until it says that it was enough.
   *
   * @param connectionFile what Jupyter wrote
   * @throws IOException if the file cannot be read
   * @throws GeneralSecurityException if its key or scheme is not known here
   */
  public static void serve(Path connectionFile) throws IOException, GeneralSecurityException {
    LOG_ROOT.setLevel(Level.WARNING);
    KernelConnectionProperties properties =
        KernelConnectionProperties.parse(Files.readString(connectionFile));
    JupyterConnection connection = new JupyterConnection(properties);
    BrineKernel kernel = new BrineKernel();
    kernel.becomeHandlerForConnection(connection);
    connection.setHandler(
        MessageType.KERNEL_INFO_REQUEST,
        (environment, message) -> {
          environment.setBusyDeferIdle();
          environment.reply(new KernelInfo(kernel.getLanguageInfo(), kernel.getBanner()));
        });
    connection.connect();
    connection.waitUntilClose();
  }

  @Override
  public @Nullable DisplayData eval(String code) throws Exception {
    String cell = code.replace("\r\n", "\n");
    session.beginCell(executionCount.get() - 1, cell);
    CellDisplay display = new JupyterDisplay(this, System.out, System.err);
    TaskOutput.Sink before = TaskOutput.Sink.install(new ShownValues(display, getRenderer()));
    try {
      return Values.display(runner.run(cell, display), getRenderer());
    } catch (EvaluationException e) {
      // The protocol names the class of what was thrown: it must be the user's.
      throw e.thrown() instanceof Exception own ? own : e;
    } finally {
      TaskOutput.Sink.install(before);
    }
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
    if (code.startsWith("%%")) {
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
