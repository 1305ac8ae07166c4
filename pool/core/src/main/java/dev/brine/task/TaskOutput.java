package dev.brine.task;

import dev.brine.error.Internal;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Shows values as a notebook shows the value of a cell: pictures as pictures, tables as tables.
 * Meant for {@code import static dev.brine.task.TaskOutput.*}. Thread-safe.
 */
public final class TaskOutput {
  private static final AtomicReference<Sink> SINK =
      new AtomicReference<>(value -> System.out.println(value));

  private TaskOutput() {}

  /**
   * Shows a value: in a notebook, in the output of the cell that runs; in a task, in that of the
   * cell that began the map, to which the value travels as a result does; elsewhere it is printed
   * as text. A value that cannot travel is shown as its text. What a task shows after its map has
   * ended is lost.
   *
   * @param value may be null
   */
  public static void display(@Nullable Object value) {
    SINK.get().show(value);
  }

  /** Where values are shown. */
  @Internal
  @FunctionalInterface
  public interface Sink {
    /** Shows one; it may be called by any thread. */
    void show(@Nullable Object value);

    /** That of this process, at this moment. */
    static Sink current() {
      return SINK.get();
    }

    /** From now on values are shown there; the one before. */
    static Sink install(Sink sink) {
      return SINK.getAndSet(Objects.requireNonNull(sink, "sink"));
    }
  }
}
