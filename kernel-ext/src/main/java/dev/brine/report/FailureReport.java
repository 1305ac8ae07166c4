package dev.brine.report;

import com.google.common.base.Strings;
import dev.brine.code.SnippetNames;
import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.error.TaskException;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong with the items of a map, a few of them in detail. */
@Internal
public final class FailureReport {
  /** More than these are counted. */
  private static final int SHOWN = 4;

  private FailureReport() {}

  /** Lines about those that failed, in their order; none if none did. */
  public static List<String> lines(Collection<? extends Outcome<?>> outcomes) {
    List<String> lines = new ArrayList<>();
    int failed = 0;
    for (Outcome<?> each : outcomes) {
      BrineException error = each.error();
      if (error != null && ++failed <= SHOWN) {
        lines.add(Strings.nullToEmpty(error.getMessage()));
        String source = source(error);
        if (source != null) {
          lines.add("    " + source.strip());
        }
      }
    }
    if (failed > SHOWN) {
      lines.add("... and " + (failed - SHOWN) + " more failed");
    }
    return lines;
  }

  /** The user's line that threw, or null where it is not known. */
  private static @Nullable String source(BrineException error) {
    Throwable cause = error instanceof TaskException ? error.getCause() : null;
    if (cause == null) {
      return null;
    }
    for (StackTraceElement frame : cause.getStackTrace()) {
      SnippetNames.Place place =
          SnippetNames.current().place(frame.getClassName(), frame.getLineNumber());
      if (place != null) {
        return place.source();
      }
    }
    return null;
  }
}
