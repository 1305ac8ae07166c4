package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.error.ResultException;
import dev.brine.pickle.Capture;
import dev.brine.pickle.Parcel;
import dev.brine.task.Outcome;
import dev.brine.wire.Frame;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One map on a pool of processes. */
final class ProcessFeed implements Feed {
  final long map;
  final Options options;
  final MapRun run;
  private final Scheduler scheduler;
  private final Capture capture;

  // What a task prints belongs to the place that began the map.
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  /** The tasks that were not sent yet. Guarded by the scheduler's monitor, as all that follows. */
  final Deque<Task> pending = new ArrayDeque<>();

  final BatchSize batchSize;

  /** How many tasks each worker was sent. */
  final Map<Worker, Integer> sent = new HashMap<>();

  ProcessFeed(Scheduler scheduler, long map, Capture capture, Options options, MapRun run) {
    this.scheduler = scheduler;
    this.map = map;
    this.capture = capture;
    this.options = options;
    this.run = run;
    this.batchSize = new BatchSize(options.batch());
  }

  @Override
  public void add(@Nullable Object item, boolean patient) throws InterruptedException {
    if (patient && Thread.interrupted()) {
      throw new InterruptedException();
    }
    long index = run.add();
    byte[] bytes;
    try {
      bytes = capture.writeItem(item);
    } catch (CaptureException refusal) {
      throw refusal.within("item " + index);
    }
    scheduler.add(new Task(this, index, item, bytes, capture.parcels().size()), patient);
  }

  @Override
  public void end() {
    run.end();
  }

  @Override
  public void cancel() {
    run.cancel();
  }

  List<Parcel> parcels() {
    return capture.parcels();
  }

  void print(Frame.Print print) {
    PrintStream stream = print.error() ? err : out;
    stream.print(print.text());
    stream.flush();
  }

  /** Takes note of an answer. Called without the scheduler's monitor, since it runs user code. */
  void complete(Task task, long pid, Frame.Result result) {
    Duration time = Duration.ofNanos(result.nanos());
    try {
      switch (result.kind()) {
        case VALUE ->
            run.record(
                Outcome.success(task.index, capture.readResult(result.payload()), pid, time));
        case THROWN -> {
          Throwable thrown = (Throwable) capture.readResult(result.payload());
          BrineException error = TaskFailure.of(task.index, task.item, pid, thrown);
          run.record(Outcome.failure(task.index, error, pid, time));
        }
        case REFUSED -> {
          String reason = new String(result.payload(), StandardCharsets.UTF_8);
          BrineException error = new ResultException(task.index, reason, null);
          run.record(Outcome.failure(task.index, error, pid, time));
        }
        case CANCELLED -> {}
      }
    } catch (Throwable unreadable) {
      BrineException error =
          new ResultException(task.index, "it cannot be read here: " + unreadable, unreadable);
      run.record(Outcome.failure(task.index, error, pid, time));
    }
  }

  void fail(Task task, BrineException error, long pid) {
    run.record(Outcome.failure(task.index, error, pid, Duration.ZERO));
  }
}
