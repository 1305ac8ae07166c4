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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Mixin private KernelPlace place = new KernelPlace();

  @Option(
      names = "--into",
      paramLabel = "KERNEL",
      description = "Add Brine to this installed IJava or JJava instead.")
  private @Nullable String into;

  @Override
  public Integer call() throws IOException, URISyntaxException {
    if (!place.name().matches("[A-Za-z0-9._-]+")) {
      throw place.refuse(
          "a kernel's name has letters, digits, '.', '_' and '-' only: " + place.name());
    }
    Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!Files.isRegularFile(jar)) {
      throw place.refuse("only a jar can be installed; run this from brine.jar, not " + jar);
    }
    if (into == null) {
      place.say("installed " + KernelSpec.install(place.target(), place.name(), jar));
    } else {
      Path directory = place.find(into);
      try {
        HostSpec.read(directory).add(jar);
      } catch (NotebookException e) {
        throw place.refuse(String.valueOf(e.getMessage()));
      }
      place.say("added Brine to " + directory);
    }
    return 0;
  }
}
