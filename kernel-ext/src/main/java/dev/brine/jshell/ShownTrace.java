package dev.brine.jshell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jshell.spi.ExecutionControl.UserException;
import org.jspecify.annotations.Nullable;

/** What an exception of Brine's shows of its way: the user's own frames, and what they called. */
final class ShownTrace {
  private static final String BRINE = "dev.brine.";
  private static final String SNIPPET = "REPL.";

  /** The tool leaves out the name of this method. */
  private static final String SNIPPET_METHOD = "do_it$";

  /** The parts of the JDK between the user's code and whoever calls it. */
  private static final List<String> MACHINERY =
      List.of("jdk.internal.", "java.lang.reflect.", "java.lang.invoke.");

  private ShownTrace() {}

  /** The same exception; one of Brine's, or one that led to it, without Brine's own frames. */
  static UserException of(UserException thrown) {
    return thrown.causeExceptionClass().startsWith(BRINE + "error.") ? shorten(thrown) : thrown;
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
    return isOfBrine(trace) ? null : frame;
  }

  /** A lambda is where it was typed. */
  private static String method(String name) {
    if (!name.startsWith("lambda$")) {
      return name;
    }
    String owner = name.substring("lambda$".length());
    return owner.startsWith(SNIPPET_METHOD) ? SNIPPET_METHOD : owner.replaceFirst("\\$.*", "");
  }

  /** Whether the first frame is Brine's, or the JDK's and called by Brine. */
  private static boolean isOfBrine(List<StackTraceElement> trace) {
    String type = trace.get(0).getClassName();
    return MACHINERY.stream().anyMatch(type::startsWith)
        || trace.stream()
            .map(StackTraceElement::getClassName)
            .dropWhile(name -> name.startsWith("java.") || name.startsWith("jdk."))
            .findFirst()
            .filter(name -> name.startsWith(BRINE))
            .isPresent();
  }
}
