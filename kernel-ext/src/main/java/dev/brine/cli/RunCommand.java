package dev.brine.cli;

import dev.brine.jupyter.NotebookException;
import dev.brine.jupyter.NotebookRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Executes a notebook. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Executes a notebook without Jupyter, prints its output and writes it with its outputs.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:each cell ran", "1:a cell failed", "2:there is no such notebook"})
final class RunCommand implements Callable<Integer> {
  private static final String SUFFIX = ".ipynb";

  @Parameters(paramLabel = "NOTEBOOK", description = "The notebook, of format 4.")
  private Path notebook = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; default: NOTEBOOK with .executed.ipynb for .ipynb.")
  private @Nullable Path out;

  @Override
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on, colours go into a pipe too
  public Integer call() {
    Path result = out == null ? besideNotebook() : out;
    try {
      NotebookRunner runner =
          new NotebookRunner(
              System.out, System.err, System.getenv("TERM") != null && System.console() != null);
      boolean success = runner.run(notebook, result);
      System.out.println("wrote " + result);
      return success ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (NotebookException e) {
      System.err.println(e.getMessage());
    } catch (IOException e) {
      System.err.println(result + " cannot be written: " + e.getMessage());
    }
    return ExitCode.USAGE;
  }

  private Path besideNotebook() {
    String name = notebook.getFileName().toString();
    String base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return notebook.resolveSibling(base + ".executed" + SUFFIX);
  }
}
