package dev.brine.jshell;

import org.jspecify.annotations.Nullable;

/** How the code that a command runs is to be shown. Used by the tool's own thread. */
final class ShownRun {
  private boolean verbose;
  private @Nullable Runnable atEnd;

  /**
   * A command is about to run code.
   *
   * @param showAll whether all frames of an exception are shown
   * @param whenEnded what to do once when the code has run, before its value is shown; or if it
   *     never will
   */
  void begin(boolean showAll, Runnable whenEnded) {
    verbose = showAll;
    atEnd = whenEnded;
  }

  /** The command is over, whether its code has run or not. */
  void end() {
    verbose = false;
    ended();
  }

  boolean isVerbose() {
    return verbose;
  }

  /** The code has run. */
  void ended() {
    Runnable once = atEnd;
    atEnd = null;
    if (once != null) {
      once.run();
    }
  }
}
