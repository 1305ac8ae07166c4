package dev.brine.jupyter;

import dev.brine.report.Content;
import dev.brine.report.Display;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.PrintStream;
import java.util.UUID;

/**
 * The output of the cell that a kernel runs. An area is a display with an identity, which a
 * notebook shows, and saves, in its last state.
 */
record JupyterDisplay(BaseKernel kernel, PrintStream out) implements Display {
  /** What is there, if not what anybody would see. */
  private static final Content NOTHING = Content.of("").html("");

  @Override
  public void show(Content content) {
    kernel.display(data(content));
  }

  @Override
  public Area area() {
    return new IdentifiedArea(kernel);
  }

  /** The same, as the kernel's protocol has it. */
  static DisplayData data(Content content) {
    DisplayData data = new DisplayData(content.text());
    content.rich().forEach(data::putData);
    return data;
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
      DisplayData data = data(content);
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
