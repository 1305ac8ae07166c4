package dev.brine.jupyter;

import dev.brine.report.Display;
import io.github.spencerpark.jupyter.kernel.display.Renderer;

/** The front end of a cell of a notebook that is executed without Jupyter. */
record RecordedFront(Display display, Renderer renderer, CellOutput output) implements Cells.Front {
  @Override
  public String ask(String prompt, boolean hidden) {
    throw new IllegalStateException("nobody can be asked \"" + prompt + "\" here");
  }

  @Override
  public void clear() {
    output.clear();
  }
}
