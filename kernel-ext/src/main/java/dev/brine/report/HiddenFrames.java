package dev.brine.report;

import dev.brine.error.Internal;
import java.util.List;

/** The frames of a stack trace that lie between the user's code and the user's code. */
@Internal
public final class HiddenFrames {
  private static final String BRINE = "dev.brine.";

  /** The parts of the JDK between the user's code and whoever calls it. */
  private static final List<String> MACHINERY =
      List.of("jdk.internal.", "java.lang.reflect.", "java.lang.invoke.");

  private HiddenFrames() {}

  /** Whether the first frame is Brine's, or the JDK's and called by Brine. */
  public static boolean isFirst(List<StackTraceElement> trace) {
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
