package dev.brine.jupyter;

import dev.brine.session.EvaluationException;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes values visible. */
final class Values {
  private Values() {}

  /**
   * A value as a notebook shows it; null for none.
   *
   * @throws EvaluationException if the value's own text cannot be had
   */
  static @Nullable DisplayData display(@Nullable Object value, Renderer renderer)
      throws EvaluationException {
    if (value == null || value instanceof DisplayData) {
      return (DisplayData) value;
    }
    try {
      if (value.getClass().isArray()) {
        String text = Arrays.deepToString(new Object[] {value});
        return new DisplayData(text.substring(1, text.length() - 1));
      }
      return renderer.render(value);
    } catch (RuntimeException | StackOverflowError e) {
      throw new EvaluationException(e);
    }
  }
}
