package dev.brine.error;

import java.util.List;

/** A worker process ended while it ran tasks; nothing is known of what those tasks did. */
public final class WorkerDiedException extends BrineException {
  /** The exit code of a process that was ended by force, where it is not known yet. */
  public static final int KILLED = 128 + 9;

  /** Instead of how many workers an item has ended: it was another one that ended this worker. */
  public static final int RESULT_LOST = 0;

  private static final long serialVersionUID = 1L;

  private final long pid;
  private final int exitCode;

  @SuppressWarnings("serial") // List.copyOf is serializable
  private final List<Long> indices;

  @SuppressWarnings("serial") // List.copyOf is serializable
  private final List<String> lastLines;

  /**
   * @param pid the process that ended
   * @param exitCode its exit code; on Unix 128 plus the signal's number where a signal ended it
   * @param indices the positions of the items that it had begun and not answered
   * @param lastLines the last lines of its standard error, oldest first
   */
  public WorkerDiedException(long pid, int exitCode, List<Long> indices, List<String> lastLines) {
    this(pid, exitCode, indices, lastLines, 1);
  }

  /**
   * As above, for an item that has been tried more than once.
   *
   * @param ended how many workers ended while they ran the item; {@link #RESULT_LOST} where it had
   *     been run, and its result was still on its way
   */
  public WorkerDiedException(
      long pid, int exitCode, List<Long> indices, List<String> lastLines, int ended) {
    super(message(pid, exitCode, indices, lastLines, ended));
    this.pid = pid;
    this.exitCode = exitCode;
    this.indices = List.copyOf(indices);
    this.lastLines = List.copyOf(lastLines);
  }

  private static String message(
      long pid, int exitCode, List<Long> indices, List<String> lastLines, int ended) {
    String how =
        exitCode > 128 && exitCode < 128 + 32
            ? "was ended by signal " + (exitCode - 128)
            : "ended with exit code " + exitCode;
    String what = indices.isEmpty() ? "" : what(indices, ended);
    String poison =
        ended > 1 ? ", which has ended " + ended + " workers and is not tried again" : "";
    String tail = lastLines.isEmpty() ? "" : "; its last output: " + String.join("\n", lastLines);
    return "worker " + pid + " " + how + what + poison + tail;
  }

  private static String what(List<Long> indices, int ended) {
    return ended == RESULT_LOST
        ? " while the result of item " + indices + " was on its way"
        : " while it ran item " + indices;
  }

  /** The process that ended. */
  public long pid() {
    return pid;
  }

  /** Its exit code; on Unix 128 plus the signal's number where a signal ended it. */
  public int exitCode() {
    return exitCode;
  }

  /** The positions of the items that it had begun and not answered. */
  public List<Long> indices() {
    return indices;
  }

  /** The last lines of its standard error, oldest first. */
  public List<String> lastLines() {
    return lastLines;
  }
}
