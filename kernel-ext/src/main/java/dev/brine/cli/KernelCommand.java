package dev.brine.cli;

import dev.brine.jupyter.BrineKernel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What Jupyter calls. */
@Command(name = "kernel", hidden = true, description = "Serves one Jupyter client.")
final class KernelCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONNECTION_FILE", description = "The file that Jupyter wrote.")
  private Path connectionFile = Path.of("");

  @Override
  public Integer call() throws Exception {
    BrineKernel.serve(connectionFile);
    return 0;
  }
}
