package dev.brine.jshell;

import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/** What a command needs of the tool that it is a command of. Used by the tool's own thread. */
interface Tool {
  /**
   * Runs a snippet as if it had been typed, and shows what came of it.
   *
   * @return whether it was accepted
   */
  boolean run(String source);

  /** Shows a line that is nice to know, in the modes of feedback that do. */
  void tell(String message);

  /** Shows lines that were asked for. */
  void show(String message);

  /** Whether a person is at the other end, or somebody who types as one. */
  boolean isInteractive();

  /** Shows an error in the tool's own style. */
  void error(String message);

  /**
   * Reads one more line of a command.
   *
   * @param typed the command so far, for the history; with its name
   * @param java the Java text that TAB sees before the line
   * @return null where there are no more lines, or the user gave up
   */
  @Nullable String readMore(String typed, String java);

  /** Does something during which Ctrl-C stops what runs in the session's JVM, as in a snippet. */
  <T> T stoppable(Supplier<T> action);

  /** The current session. */
  JShell shell();

  /** The analysis of the current session. */
  default SourceCodeAnalysis analysis() {
    return shell().sourceCodeAnalysis();
  }
}
