package dev.brine.jupyter;

import dev.brine.report.Display;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;

/** The front end of a kernel's cell. */
record KernelFront(Display display, Renderer renderer, ShellReplyEnvironment environment)
    implements Cells.Front {
  @Override
  public String ask(String prompt, boolean hidden) {
    // It is the line that was typed, with its end.
    return environment.readFromStdIn(prompt, hidden).stripTrailing();
  }

  @Override
  public void clear() {
    environment.publish(PublishClearOutput.NOW);
  }
}
