package dev.brine.jshell;

import dev.brine.report.HiddenFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jshell.spi.ExecutionControl.UserException;
import org.jspecify.annotations.Nullable;

/** What an exception of Brine's shows of its way: the user's own frames, and what they called. */
final class ShownTrace {
  private static final String BRINE_ERROR = "dev.brine.error.";
  private static final String SNIPPET = "REPL.";

  /** The tool leaves out the name of this method. */
  private static final String SNIPPET_METHOD = "do_it$";

  private ShownTrace() {}

  /** The same exception; one of Brine's, or one that led to it, without Brine's own frames. */
  static UserException of(UserException thrown) {
    return thrown.causeExceptionClass().startsWith(BRINE_ERROR) ? shorten(thrown) : thrown;
  }

  private static UserException shorten(UserException thrown) {
    UserException shortened =
        new UserException(
            thrown.getMessage(), thrown.causeExceptionClass(), frames(thrown.getStackTrace()));
    Throwable cause = thrown.getCause();
    shortened.initCause(cause instanceof UserException own ? shorten(own) : cause);
    return shortened;
  }

  private static StackTraceElement[] frames(StackTraceElement[] trace) {
    List<StackTraceElement> all = Arrays.asList(trace);
    List<StackTraceElement> shown = new ArrayList<>();
    for (int i = 0; i < trace.length; i++) {
      StackTraceElement frame = shown(all.subList(i, trace.length));
      if (frame != null && (shown.isEmpty() || !shown.get(shown.size() - 1).equals(frame))) {
        shown.add(frame);
      }
    }
    return shown.toArray(StackTraceElement[]::new);
  }

  /** The first of the frames as it is shown, or null. */
  private static @Nullable StackTraceElement shown(List<StackTraceElement> trace) {
    StackTraceElement frame = trace.get(0);
    String type = frame.getClassName();
    if (type.startsWith(SNIPPET)) {
      return new StackTraceElement(
          type, method(frame.getMethodName()), frame.getFileName(), frame.getLineNumber());
    }
    return HiddenFrames.isFirst(trace) ? null : frame;
  }

  /** A lambda is where it was typed. */
  private static String method(String name) {
    if (!name.startsWith("lambda$")) {
      return name;
    }
    String owner = name.substring("lambda$".length());
    return owner.startsWith(SNIPPET_METHOD) ? SNIPPET_METHOD : owner.replaceFirst("\\$.*", "");
  }
}
