package dev.brine.cli;

import dev.brine.command.TimeOption;
import dev.brine.jupyter.NotebookException;
import dev.brine.jupyter.NotebookRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Executes notebooks. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Executes notebooks without Jupyter, each in a session of its own, prints their output and",
      "writes them with their outputs. A notebook ends with its first cell that fails."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:each cell ran", "1:a cell failed", "2:there is no such notebook"})
final class RunCommand implements Callable<Integer> {
  private static final String SUFFIX = ".ipynb";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NOTEBOOK", arity = "1..*", description = "The notebooks, of format 4.")
  private List<Path> notebooks = new ArrayList<>();

  @ArgGroup private @Nullable Target target;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Interrupt a cell that takes longer: 30s, 5m; a number is seconds.")
  private @Nullable Duration timeout;

  /** Where to write. */
  static final class Target {
    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Where to write a single one; default: NOTEBOOK.executed.ipynb.")
    private @Nullable Path out;

    @Option(names = "--in-place", description = "Write each into itself.")
    private boolean inPlace;
  }

  @Override
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on, colours go into a pipe too
  public Integer call() {
    if (target != null && target.out != null && notebooks.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--out is for a single notebook");
    }
    NotebookRunner runner =
        new NotebookRunner(
            System.out,
            System.err,
            System.getenv("TERM") != null && System.console() != null,
            timeout);
    int worst = ExitCode.OK;
    for (Path each : notebooks) {
      worst = Math.max(worst, run(runner, each));
    }
    return worst;
  }

  private int run(NotebookRunner runner, Path notebook) {
    Path result = result(notebook);
    try {
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

  private Path result(Path notebook) {
    if (target != null && target.out != null) {
      return target.out;
    }
    if (target != null && target.inPlace) {
      return notebook;
    }
    String name = notebook.getFileName().toString();
    String base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return notebook.resolveSibling(base + ".executed" + SUFFIX);
  }
}
