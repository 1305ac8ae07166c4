package dev.brine.jupyter;

import dev.brine.session.EvaluationException;
import dev.brine.task.TaskOutput;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/** Shows in a cell what its code, and its tasks, call {@code display} for. */
record ShownValues(CellDisplay display, Renderer renderer) implements TaskOutput.Sink {
  @Override
  public void show(@Nullable Object value) {
    DisplayData data;
    try {
      data = value == null ? null : Values.display(value, renderer);
    } catch (EvaluationException e) {
      data = new DisplayData("what was to be shown has no text: " + e.thrown());
    }
    display.show(data == null ? new DisplayData("null") : data);
  }
}
