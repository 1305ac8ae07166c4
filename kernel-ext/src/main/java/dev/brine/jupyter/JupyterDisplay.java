package dev.brine.jupyter;

import dev.brine.report.Content;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.PrintStream;
import java.util.UUID;

/**
 * The output of the cell that a kernel runs. An area is a display with an identity, which a
 * notebook shows, and saves, in its last state.
 */
record JupyterDisplay(BaseKernel kernel, PrintStream out, PrintStream err) implements CellDisplay {
  /** What is there, if not what anybody would see. */
  private static final Content NOTHING = Content.of("").html("");

  @Override
  public void show(DisplayData data) {
    kernel.display(data);
  }

  @Override
  public Area area() {
    return new IdentifiedArea(kernel);
  }

  private static final class IdentifiedArea implements Area {
    private final String id = UUID.randomUUID().toString();
    private final BaseKernel kernel;
    private boolean shown;

    IdentifiedArea(BaseKernel kernel) {
      this.kernel = kernel;
    }

    @Override
    public synchronized void set(Content content) {
      DisplayData data = CellDisplay.data(content);
      if (shown) {
        kernel.getIO().display.updateDisplay(id, data);
      } else {
        shown = true;
        data.setDisplayId(id);
        kernel.display(data);
      }
    }

    @Override
    public synchronized void clear() {
      if (shown) {
        set(NOTHING);
      }
    }
  }
}
