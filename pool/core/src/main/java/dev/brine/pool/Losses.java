package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.error.WorkerDiedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the end of a worker means for the tasks that it had: those that it had not begun move on;
 * those that it had begun fail, or are tried again where that was asked for.
 */
final class Losses {
  /** An item that has ended so many workers would end more. */
  private static final int MOST_DEATHS = 2;

  private final Worker worker;
  private final int exitCode;
  private final List<String> lastLines;
  private final Map<Task, BrineException> failed = new LinkedHashMap<>();

  Losses(Worker worker, int exitCode, List<String> lastLines) {
    this.worker = worker;
    this.exitCode = exitCode;
    this.lastLines = lastLines;
  }

  /**
   * Takes all tasks from the worker; gives those that are to be sent again, in their order. Called
   * with the scheduler's monitor.
   */
  List<Task> take() {
    long begun = worker.link.lastBegun();
    List<Task> again = new ArrayList<>();
    for (Task task : worker.inFlight.tasks()) {
      boolean ran = task.number == begun;
      if (task.number > begun) {
        again.add(task);
      } else if (mayRetry(task, ran)) {
        task.again();
        again.add(task);
      } else {
        failed.put(task, failure(task, ran));
      }
    }
    worker.inFlight.clear();
    return again;
  }

  /** Those that failed, and how. */
  Map<Task, BrineException> failed() {
    return failed;
  }

  /**
   * @param ran whether it is the one that ran; the answers of those before it were on their way
   */
  private boolean mayRetry(Task task, boolean ran) {
    if (ran && task != worker.killedFor) {
      task.deaths++;
    }
    return task.attempt <= task.feed.options.retries() && task.deaths < MOST_DEATHS;
  }

  private BrineException failure(Task task, boolean ran) {
    if (task == worker.killedFor) {
      return new TaskTimeoutException(task.index, Deadlines.limit(task.feed));
    }
    int ended = ran ? Math.max(1, task.deaths) : WorkerDiedException.RESULT_LOST;
    return new WorkerDiedException(
        worker.link.pid(), exitCode, List.of(task.index), lastLines, ended);
  }
}
