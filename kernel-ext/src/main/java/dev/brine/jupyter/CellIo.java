package dev.brine.jupyter;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import java.nio.charset.StandardCharsets;

/** The streams of the cell that runs; the base library's own can be attached by itself alone. */
final class CellIo extends JupyterIO {
  CellIo() {
    super(StandardCharsets.UTF_8);
  }

  /** Connects the streams with the cell's front end. */
  void attach(ShellReplyEnvironment environment, boolean input) {
    setEnv(environment);
    setJupyterInEnabled(input);
  }

  void detach(ShellReplyEnvironment environment) {
    retractEnv(environment);
  }
}
