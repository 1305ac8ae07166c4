package dev.brine.pool;

import dev.brine.wire.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes what workers say to where it belongs: results to their maps, output to who prints it,
 * answers to who asked. Called by the threads that read from the workers, without the scheduler's
 * monitor, which it takes for moments only, since results run user code when they are read.
 */
final class Reception {
  private final Scheduler scheduler;
  private final Initialization initialization;
  private final Printers printers;
  private final Watches watches;
  private final Survey survey;

  Reception(
      Scheduler scheduler,
      Initialization initialization,
      Printers printers,
      Watches watches,
      Survey survey) {
    this.scheduler = scheduler;
    this.initialization = initialization;
    this.printers = printers;
    this.watches = watches;
    this.survey = survey;
  }

  /**
   * A worker said these things, in this order.
   *
   * @throws IOException if that makes no sense
   */
  void received(Worker worker, List<Frame> frames) throws IOException {
    List<Frame.Result> results = new ArrayList<>();
    for (Frame frame : frames) {
      if (frame instanceof Frame.Result result) {
        results.add(result);
        continue;
      }
      answered(worker, results);
      if (frame instanceof Frame.Print print) {
        printed(worker, print);
      } else if (frame instanceof Frame.Show show) {
        shown(worker, show);
      } else if (frame instanceof Frame.Changed changed) {
        watches.answered(changed.map(), worker, changed.names());
      } else if (frame instanceof Frame.Vitals vitals) {
        survey.answered(worker, vitals);
      } else {
        throw new IOException("a session is not told " + frame.getClass().getSimpleName());
      }
    }
    answered(worker, results);
  }

  private void printed(Worker worker, Frame.Print print) {
    MapOutput output;
    MapOutput.Source source;
    synchronized (scheduler) {
      output = printers.of(worker, print);
      source = Printers.source(worker, print.map());
    }
    output.printed(source, print.error(), print.text());
  }

  /** What belongs to a map that is over can be read no more. */
  private void shown(Worker worker, Frame.Show show) {
    ProcessFeed feed;
    MapOutput.Source source;
    synchronized (scheduler) {
      feed = printers.feed(show.map());
      source = Printers.source(worker, show.map());
    }
    if (feed != null) {
      feed.output.shown(source, () -> feed.readShown(show.value()), show.value().length);
    }
  }

  /** A worker's process printed whole lines past what its tasks print. */
  void printed(Worker worker, boolean error, String text) {
    // Whatever a JVM says before it is of use is told if its start fails.
    if (worker.link.lastBegun() > 0) {
      MapOutput output;
      MapOutput.Source source;
      synchronized (scheduler) {
        output = printers.of(worker);
        source = Printers.source(worker);
      }
      output.printed(source, error, text);
    }
  }

  /** Takes note of results, and leaves none in the list. */
  private void answered(Worker worker, List<Frame.Result> results) throws IOException {
    int done = 0;
    while (done < results.size()) {
      List<Task> tasks = taken(worker, results.subList(done, results.size()));
      List<Frame.Result> theirs = results.subList(done, done + tasks.size());
      Task first = tasks.get(0);
      if (initialization.isOf(first)) {
        initialization.answered(worker, first, theirs.get(0));
      } else {
        first.feed.complete(tasks, worker, theirs);
        scheduler.wakeCloser();
      }
      done += tasks.size();
    }
    results.clear();
  }

  /**
   * Takes the tasks of the first results from the worker, as far as they are of one map: should
   * reading a result never end, no other map must wait for tasks that nobody has any more.
   */
  private List<Task> taken(Worker worker, List<Frame.Result> results) throws IOException {
    List<Task> tasks = new ArrayList<>(results.size());
    synchronized (scheduler) {
      ProcessFeed feed = null;
      for (Frame.Result result : results) {
        Task task = worker.inFlight.get(result.number());
        if (task == null) {
          if (tasks.isEmpty()) {
            throw new IOException("a worker answered a task that it was not sent");
          }
          break;
        }
        if (feed != null && task.feed != feed) {
          break;
        }
        feed = task.feed;
        Task unused = worker.inFlight.remove(result.number());
        worker.answered(task, result);
        if (!task.takenBack) {
          // It was read, and is not sent again.
          task.payload.release();
        }
        feed.batchSize.measured(result.nanos());
        tasks.add(task);
      }
      if (!initialization.isOf(tasks.get(0))) {
        scheduler.progressed(worker);
      }
    }
    return tasks;
  }
}
