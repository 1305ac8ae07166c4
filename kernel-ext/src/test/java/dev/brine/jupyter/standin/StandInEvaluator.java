package dev.brine.jupyter.standin;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Evaluates cells statement by statement, as both kernels do. */
public class StandInEvaluator {
  private static final Logger LOG_ROOT = Logger.getLogger("");

  private final StandInControl control;
  private final JShell shell;
  private final List<String> startup = new ArrayList<>();

  /** The compiler refused a snippet. */
  public static final class CompilationException extends Exception {
    private static final long serialVersionUID = 1L;

    CompilationException(String message) {
      super(message);
    }
  }

  /** The cell was interrupted. */
  public static final class EvaluationInterruptedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  public StandInEvaluator(StandInControl control, String compilerOptions, String... startup) {
    this.control = control;
    ExecutionControlProvider provider =
        new ExecutionControlProvider() {
          @Override
          public String name() {
            return "stand-in";
          }

          @Override
          public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
          }
        };
    JShell.Builder builder = JShell.builder().executionEngine(provider, Map.of());
    if (compilerOptions != null) {
      builder.compilerOptions(compilerOptions.split(" ", -1));
    }
    shell = builder.build();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      shell.addToClasspath(entry);
    }
    for (String each : startup) {
      if (each != null) {
        this.startup.add(each);
      }
    }
  }

  public JShell getShell() {
    return shell;
  }

  public Object eval(String code) throws Exception {
    while (!startup.isEmpty()) {
      run(startup.remove(0));
    }
    return run(code);
  }

  private Object run(String code) throws Exception {
    Object value = null;
    CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(code);
    while (info.completeness().isComplete()) {
      value = evalSingle(info.source());
      info = shell.sourceCodeAnalysis().analyzeCompletion(info.remaining());
    }
    if (!info.remaining().isBlank()) {
      throw new CompilationException("Incomplete input: " + info.remaining());
    }
    return value;
  }

  protected Object evalSingle(String code) throws Exception {
    Object value = null;
    for (SnippetEvent event : shell.eval(code)) {
      if (event.causeSnippet() != null) {
        continue;
      }
      Object taken = event.value() == null ? null : control.takeResult(event.value());
      if (event.exception() instanceof EvalException thrown
          && thrown.getExceptionClassName().equals("Execution Interrupted")) {
        throw new EvaluationInterruptedException();
      }
      if (event.exception() != null) {
        throw event.exception();
      }
      if (!event.status().isDefined()) {
        throw new CompilationException(null);
      }
      value =
          switch (event.snippet().subKind()) {
            case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> taken;
            default -> null;
          };
      if (event.snippet().kind() == Snippet.Kind.ERRONEOUS) {
        throw new CompilationException(null);
      }
    }
    return value;
  }

  public void interrupt() {
    shell.stop();
  }

  /** Serves one client. */
  public static void serve(BaseKernel kernel, String connectionFile) throws Exception {
    LOG_ROOT.setLevel(Level.WARNING);
    JupyterConnection connection =
        new JupyterConnection(
            KernelConnectionProperties.parse(Files.readString(Path.of(connectionFile))));
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
    System.exit(0);
  }
}
