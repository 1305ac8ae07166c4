package dev.brine.pool;

import com.google.common.base.Ascii;
import com.google.common.base.Throwables;
import dev.brine.code.SnippetNames;
import dev.brine.error.TaskException;
import org.jspecify.annotations.Nullable;

/** Tells in the user's own words that a task threw. */
final class TaskFailure {
  /** As much of an item as fits a line beside the rest of the message. */
  private static final int LONGEST_INPUT = 60;

  private TaskFailure() {}

  static TaskException of(long index, @Nullable Object item, long pid, Throwable thrown) {
    return new TaskException(index, text(item), pid, place(thrown), thrown);
  }

  private static String text(@Nullable Object item) {
    try {
      return Ascii.truncate(String.valueOf(item), LONGEST_INPUT, "...");
    } catch (Throwable broken) {
      return "an item of " + (item == null ? "null" : item.getClass().getName());
    }
  }

  private static @Nullable String place(Throwable thrown) {
    SnippetNames names = SnippetNames.current();
    for (Throwable each : Throwables.getCausalChain(thrown)) {
      for (StackTraceElement frame : each.getStackTrace()) {
        SnippetNames.Place place = names.place(frame.getClassName(), frame.getLineNumber());
        if (place != null) {
          return place.toString();
        }
      }
    }
    return null;
  }
}
