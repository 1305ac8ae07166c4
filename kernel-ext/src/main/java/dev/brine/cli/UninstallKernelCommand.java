package dev.brine.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.brine.jupyter.HostSpec;
import dev.brine.jupyter.KernelSpec;
import dev.brine.jupyter.NotebookException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes back what {@code install-kernel} did. */
@Command(
    name = "uninstall-kernel",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Removes Brine's kernel from Jupyter, or Brine from an installed IJava or JJava.",
      "The jar, sessions and notebooks stay."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:it cannot be written", "2:there is no such kernel"})
final class UninstallKernelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--prefix",
      paramLabel = "DIR",
      description = "Only below DIR/share/jupyter; default: wherever Jupyter looks.")
  private @Nullable Path prefix;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The kernel's name; default: ${DEFAULT-VALUE}.")
  private String name = KernelSpec.NAME;

  @Option(
      names = "--from",
      paramLabel = "KERNEL",
      description = "Remove Brine from this installed IJava or JJava instead.")
  private @Nullable String from;

  @Override
  public Integer call() throws IOException {
    String kernel = from == null ? name : from;
    Path directory = KernelSpec.find(prefix, kernel);
    if (directory == null) {
      throw refuse("there is no kernel " + kernel + " in " + KernelSpec.directories(prefix));
    }
    if (from != null) {
      say(
          (clean(directory) ? "removed Brine from " : "there was nothing of Brine in ")
              + directory);
      return 0;
    }
    if (!KernelSpec.isBrine(directory)) {
      throw refuse(directory + " is not Brine's own kernel");
    }
    MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    say("removed " + directory);
    return 0;
  }

  private boolean clean(Path directory) throws IOException {
    try {
      return HostSpec.read(directory).remove();
    } catch (NotebookException e) {
      throw refuse(String.valueOf(e.getMessage()));
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private ParameterException refuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
