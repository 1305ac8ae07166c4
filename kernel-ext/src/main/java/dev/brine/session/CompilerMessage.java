package dev.brine.session;

import dev.brine.error.Internal;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/** What the compiler has against a snippet, in words for the person who typed it. */
@Internal
public final class CompilerMessage {
  /** The class generated around a snippet, whose name JShell leaves out. */
  private static final String WRAPPER_CLASS = "location: class";

  /** The method generated around statements. */
  private static final String WRAPPER_METHOD = " in method do_it$()";

  private CompilerMessage() {}

  /** The message, of one or more lines. */
  public static String of(Diag error) {
    return error
        .getMessage(null)
        .lines()
        .filter(line -> !line.strip().equals(WRAPPER_CLASS))
        .map(line -> line.replace(WRAPPER_METHOD, ""))
        .collect(Collectors.joining("\n"));
  }
}
