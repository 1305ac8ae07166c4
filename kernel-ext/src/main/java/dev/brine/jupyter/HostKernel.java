package dev.brine.jupyter;

import dev.brine.report.Display;
import java.util.List;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that Brine was added to: all that differs from one kernel to the next. To serve another
 * kernel is to implement this.
 */
interface HostKernel {
  JShell shell();

  /** The number of the cell that runs. */
  int cell();

  /** Evaluates one snippet; its live value. */
  @Nullable Object evaluate(String source) throws Exception;

  /**
   * Makes a magic known.
   *
   * @param name without percent signs
   * @param wholeCell whether it takes a cell rather than a line
   */
  void register(String name, boolean wholeCell, Call call);

  /** The output of the cell that runs. */
  Display display();

  /** Shows a value in the output of the cell that runs, as the kernel shows values. */
  void show(@Nullable Object value) throws Exception;

  /**
   * Gives the value of a magic, in the way that lets the kernel's user see it.
   *
   * @return what the magic returns to the kernel
   */
  @Nullable Object give(Object value) throws Exception;

  /** What the kernel calls. */
  @FunctionalInterface
  interface Call {
    /**
     * Runs a magic.
     *
     * @param body the cell below the magic's line; null for a line magic
     */
    @Nullable Object run(List<String> arguments, @Nullable String body) throws Exception;
  }
}
