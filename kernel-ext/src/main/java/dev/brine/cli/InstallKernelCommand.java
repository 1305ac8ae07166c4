package dev.brine.cli;

import dev.brine.jupyter.HostSpec;
import dev.brine.jupyter.KernelSpec;
import dev.brine.jupyter.NotebookException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the kernel known to Jupyter. */
@Command(
    name = "install-kernel",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes the kernel of this jar known to Jupyter, or adds Brine to an installed IJava or",
      "JJava, by the environment in its kernel.json; the file as it was stays beside it."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:it cannot be written", "2:there is no such kernel"})
final class InstallKernelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup private @Nullable Place place;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The kernel's name; default: ${DEFAULT-VALUE}.")
  private String name = KernelSpec.NAME;

  @Option(
      names = "--into",
      paramLabel = "KERNEL",
      description = "Add Brine to this installed IJava or JJava instead.")
  private @Nullable String into;

  /** One of two places. */
  static final class Place {
    @SuppressWarnings("UnusedVariable") // it says what is done anyway
    @Option(names = "--user", description = "For the current user; the default.")
    private boolean user;

    @Option(
        names = "--prefix",
        paramLabel = "DIR",
        description = "Below DIR/share/jupyter, as for a Python environment.")
    private @Nullable Path prefix;
  }

  @Override
  public Integer call() throws IOException, URISyntaxException {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new ParameterException(
          spec.commandLine(),
          "a kernel's name has letters, digits, '.', '_' and '-' only: " + name);
    }
    Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!Files.isRegularFile(jar)) {
      throw new ParameterException(
          spec.commandLine(), "only a jar can be installed; run this from brine.jar, not " + jar);
    }
    Path prefix = place == null ? null : place.prefix;
    if (into != null) {
      return add(into, prefix, jar);
    }
    Path data = prefix == null ? KernelSpec.userData() : prefix.resolve("share/jupyter");
    Path written = KernelSpec.install(data.toAbsolutePath().normalize(), name, jar);
    spec.commandLine().getOut().println("installed " + written);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private int add(String kernel, @Nullable Path prefix, Path jar) throws IOException {
    Path directory = KernelSpec.find(prefix, kernel);
    if (directory == null) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no kernel " + kernel + " in " + KernelSpec.directories(prefix));
    }
    try {
      HostSpec.read(directory).add(jar);
    } catch (NotebookException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    spec.commandLine().getOut().println("added Brine to " + directory);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
