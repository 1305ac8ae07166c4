package dev.brine.jupyter;

import com.google.gson.JsonObject;
import dev.brine.report.Content;
import dev.brine.report.Display;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The output of a cell that is run without Jupyter: what is shown goes to where the user looks and
 * into the notebook, as a client of the kernel would have stored it.
 *
 * @param out the cell's own standard output
 * @param err the cell's own standard error stream
 */
record RecordedDisplay(Display shown, CellOutput output, PrintStream out, PrintStream err)
    implements CellDisplay {
  @Override
  public void show(DisplayData data) {
    JsonObject unused = output.display(data);
    shown.out().println(data.getData(MIMEType.TEXT_PLAIN));
  }

  @Override
  public Area area() {
    Area area = shown.area();
    return new Area() {
      private @Nullable JsonObject stored;

      @Override
      public synchronized void set(Content content) {
        if (stored == null) {
          stored = output.display(CellDisplay.data(content));
        } else {
          output.replace(stored, CellDisplay.data(content));
        }
        area.set(content);
      }

      @Override
      public synchronized void clear() {
        if (stored != null) {
          output.remove(stored);
          stored = null;
        }
        area.clear();
      }
    };
  }
}
