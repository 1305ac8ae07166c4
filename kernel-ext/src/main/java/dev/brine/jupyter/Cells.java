package dev.brine.jupyter;

import dev.brine.report.Content;
import dev.brine.report.Display;
import dev.brine.session.EvaluationException;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a cell may call to show something or to ask for it; imported into each session of Brine's
 * kernel. Thread-safe.
 */
public final class Cells {
  private static final Map<String, Display.Area> AREAS = new ConcurrentHashMap<>();
  private static volatile @Nullable Front front;

  private Cells() {}

  /** Where a cell's calls go. */
  interface Front {
    Display display();

    Renderer renderer();

    String ask(String prompt, boolean hidden);

    void clear();
  }

  /** The calls of the cell that runs go here. */
  static void begin(Front next) {
    front = next;
    AREAS.clear();
  }

  private static Front front() {
    Front current = front;
    if (current == null) {
      throw new IllegalStateException("there is no notebook here to show anything in");
    }
    return current;
  }

  /**
   * Shows data of a MIME type, such as {@code text/html}, {@code text/markdown}, {@code
   * image/svg+xml}; what is binary in base64. Other values are shown by {@code display(value)}.
   *
   * @throws IllegalStateException outside of a notebook
   */
  public static void display(String data, String mimeType) {
    front().display().show(Content.of(data).with(mimeType, data));
  }

  /**
   * Shows a value in the place of the last one that this cell showed by this name, or below all
   * others where there is none.
   *
   * @throws IllegalStateException outside of a notebook
   */
  public static void updateDisplay(String name, @Nullable Object value) {
    AREAS.computeIfAbsent(name, unused -> front().display().area()).set(content(value));
  }

  /** What a cell shows of a value. */
  public static DisplayData render(@Nullable Object value) {
    return CellDisplay.data(content(value));
  }

  /**
   * Asks the person in front of the notebook.
   *
   * @throws IllegalStateException where nobody can be asked
   */
  public static String input(String prompt) {
    return front().ask(prompt, false);
  }

  /** As {@link #input}, for what must not be seen. */
  public static String password(String prompt) {
    return front().ask(prompt, true);
  }

  /** Takes away what the cell has shown and printed. */
  public static void clearOutput() {
    front().clear();
  }

  private static Content content(@Nullable Object value) {
    try {
      DisplayData data = Values.display(value, front().renderer());
      return data == null ? Content.of("null") : CellOutput.content(data);
    } catch (EvaluationException e) {
      if (e.thrown() instanceof RuntimeException own) {
        throw own;
      }
      throw new IllegalStateException(e.thrown());
    }
  }
}
