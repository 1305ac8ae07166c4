package dev.brine.spark.driver;

import com.google.common.base.Throwables;
import com.google.common.primitives.Ints;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a job of Spark's failed, read from what Spark says to people: it tells nobody else. */
final class JobFailure {
  private static final Pattern TASK = Pattern.compile("Task (\\d+) in stage");
  private static final Pattern LOSS =
      Pattern.compile("ExecutorLostFailure \\(executor (\\S+) .*?Reason: ([^\\n]*)");
  private static final Pattern EXIT = Pattern.compile("exit(?:ed with)? code:? ?(\\d+)");

  /** What a process leaves that was ended by force; also where nothing is known. */
  private static final int KILLED = 128 + 9;

  private final String message;
  private final int task;
  private final String executor;
  private final String reason;

  JobFailure(Throwable thrown) {
    message = String.valueOf(Throwables.getRootCause(thrown).getMessage());
    String whole = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    Matcher named = TASK.matcher(whole);
    Integer number = named.find() ? Ints.tryParse(named.group(1)) : null;
    task = number == null ? -1 : number;
    Matcher loss = LOSS.matcher(whole);
    boolean lost = loss.find();
    executor = lost ? loss.group(1) : "";
    reason = lost ? loss.group(2) : message;
  }

  String message() {
    return message;
  }

  /** The position of the task that was tried too often; -1 if no task was. */
  int task() {
    return task;
  }

  /** Whether that was since executors ended. */
  boolean isLoss() {
    return !executor.isEmpty();
  }

  /** The one that ended last. */
  String executor() {
    return executor;
  }

  String reason() {
    return reason;
  }

  /** The exit code that a reason tells. */
  static int exitCode(String reason) {
    Matcher exit = EXIT.matcher(reason);
    Integer code = exit.find() ? Ints.tryParse(exit.group(1)) : null;
    return code == null ? KILLED : code;
  }
}
