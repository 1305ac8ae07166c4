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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Mixin private KernelPlace place = new KernelPlace();

  @Option(
      names = "--from",
      paramLabel = "KERNEL",
      description = "Remove Brine from this installed IJava or JJava instead.")
  private @Nullable String from;

  @Override
  public Integer call() throws IOException {
    if (from != null) {
      Path host = place.find(from);
      place.say((clean(host) ? "removed Brine from " : "there was nothing of Brine in ") + host);
      return 0;
    }
    Path directory = place.find(place.name());
    if (!KernelSpec.isBrine(directory)) {
      throw place.refuse(directory + " is not Brine's own kernel");
    }
    MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    place.say("removed " + directory);
    return 0;
  }

  private boolean clean(Path directory) throws IOException {
    try {
      return HostSpec.read(directory).remove();
    } catch (NotebookException e) {
      throw place.refuse(String.valueOf(e.getMessage()));
    }
  }
}
