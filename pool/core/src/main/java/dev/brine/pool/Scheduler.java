package dev.brine.pool;

import com.google.common.collect.Lists;
import dev.brine.error.BrineException;
import dev.brine.error.PoolClosedException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.error.WorkerDiedException;
import dev.brine.pickle.Capture;
import dev.brine.task.Fn;
import dev.brine.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings the maps of a pool and its workers together. Its monitor guards all their state and is
 * held for moments only: user code, capture and decoding run outside of it. Thread-safe.
 */
final class Scheduler implements Engine, WorkerEvents {
  /** More items than this on their way would only take memory. */
  private static final int LOOK_AHEAD = 8 * 1024;

  /** A cancelled task that ignores its interrupt has this long, in milliseconds. */
  private static final long CANCEL_MILLIS = 1000;

  /** A worker that was told to end has this long, in seconds. */
  private static final long END_SECONDS = 5;

  private final WorkerStarter starter;
  private final Fleet fleet;
  private final Dispatch dispatch;
  private final Watches watches = new Watches();
  private final Clock clock = new Clock();
  private final Thread atExit = new Thread(this::terminate, "brine-exit");
  private final int workers;
  private long maps;
  private boolean closed;
  private boolean stopped;

  Scheduler(WorkerSettings settings) {
    this.workers = settings.workers();
    this.starter = new WorkerStarter(settings, this);
    this.fleet = new Fleet(starter);
    this.dispatch = new Dispatch(fleet);
    Runtime.getRuntime().addShutdownHook(atExit);
    synchronized (this) {
      want(workers);
    }
  }

  private void want(int count) {
    fleet.want(count);
    // What was kept back for workers that are too slow to start goes to the others then.
    clock.after(TimeUnit.NANOSECONDS.toMillis(Fleet.PATIENCE) + 1, this::runDispatch);
  }

  /** How many bytes the workers of now were sent. */
  synchronized long sentBytes() {
    return fleet.live().stream().mapToLong(worker -> worker.connection.sentBytes()).sum();
  }

  private synchronized void runDispatch() {
    dispatch.run();
  }

  @Override
  public Feed open(Fn<?, ?> function, Options options, MapRun run) {
    if (isClosed()) {
      throw new PoolClosedException();
    }
    Capture capture = Capture.of(function);
    ProcessFeed feed;
    synchronized (this) {
      if (closed) {
        throw new PoolClosedException();
      }
      feed = new ProcessFeed(this, ++maps, capture, options, run);
      dispatch.feeds().addLast(feed);
      want(Math.max(workers, options.limit()));
    }
    Clock.Ticket ticking = clock.watch(options.timeout(), () -> endOverdue(feed));
    run.whenOver(
        () -> {
          ticking.cancel();
          over(feed);
        });
    return feed;
  }

  /** Takes a task; one of a map that is over is dropped. */
  synchronized void add(Task task, boolean patient) throws InterruptedException {
    ProcessFeed feed = task.feed;
    while (patient && feed.pending.size() >= LOOK_AHEAD && !feed.run.isOver()) {
      wait();
    }
    if (!feed.run.isOver()) {
      feed.pending.addLast(task);
      dispatch.run();
    }
  }

  /** The map needs nothing more, well or not: whatever of it is in flight is called back. */
  private synchronized void over(ProcessFeed feed) {
    dispatch.feeds().remove(feed);
    feed.pending.clear();
    boolean busy = false;
    List<Worker> team = new ArrayList<>();
    for (Worker worker : fleet.live()) {
      if (worker.parcels.remove(feed.map) != null) {
        team.add(worker);
      }
    }
    if (feed.options.watch() != null) {
      watches.ask(feed.map, feed.options.watch(), team);
    }
    for (Worker worker : team) {
      if (worker.inFlight.values().stream().anyMatch(task -> task.feed == feed)) {
        worker.connection.send(new Frame.Cancel(feed.map));
        busy = true;
      }
      worker.connection.send(new Frame.EndMap(feed.map));
    }
    if (busy) {
      clock.after(CANCEL_MILLIS, () -> endStubborn(feed));
    }
    dispatch.run();
    notifyAll();
  }

  private synchronized void endStubborn(ProcessFeed feed) {
    for (Worker worker : fleet.live()) {
      Task head = worker.head();
      if (head != null && head.feed == feed) {
        worker.kill();
      }
    }
  }

  private synchronized void endOverdue(ProcessFeed feed) {
    long now = System.nanoTime();
    for (Worker worker : fleet.live()) {
      Task task = worker.running();
      if (task == null || task.feed != feed || worker.killedFor != null) {
        continue;
      }
      if (task.seenRunning == 0) {
        task.seenRunning = now;
      } else if (now - task.seenRunning > limit(feed).toNanos()) {
        worker.killedFor = task;
        worker.kill();
      }
    }
  }

  private static Duration limit(ProcessFeed feed) {
    Duration limit = feed.options.timeout();
    if (limit == null) {
      throw new IllegalStateException("this map has no limit");
    }
    return limit;
  }

  @Override
  public synchronized void started(Worker worker) {
    fleet.started(worker);
    if (stopped) {
      worker.kill();
    }
    dispatch.run();
  }

  @Override
  public void startFailed(BrineException why) {
    List<ProcessFeed> hopeless;
    synchronized (this) {
      fleet.startFailed();
      hopeless = fleet.isBroken() ? List.copyOf(dispatch.feeds()) : List.of();
      dispatch.run();
    }
    hopeless.forEach(feed -> feed.run.fail(why));
  }

  @Override
  public void received(Worker worker, Frame frame) throws IOException {
    if (frame instanceof Frame.Result result) {
      answered(worker, result);
    } else if (frame instanceof Frame.Print print) {
      ProcessFeed feed = feed(print.map());
      if (feed != null) {
        feed.print(print);
      } else {
        (print.error() ? System.err : System.out).print(print.text());
      }
    } else if (frame instanceof Frame.Changed changed) {
      watches.answered(changed.map(), worker, changed.names());
    } else {
      throw new IOException("a session is not told " + frame.getClass().getSimpleName());
    }
  }

  private synchronized @Nullable ProcessFeed feed(long map) {
    for (ProcessFeed feed : dispatch.feeds()) {
      if (feed.map == map) {
        return feed;
      }
    }
    return null;
  }

  private void answered(Worker worker, Frame.Result result) throws IOException {
    Task task;
    synchronized (this) {
      task = worker.inFlight.remove(result.number());
      if (task == null) {
        throw new IOException("a worker answered a task that it was not sent");
      }
      worker.estimate -= task.estimate;
      fleet.proven(worker);
      task.feed.batchSize.measured(result.nanos());
      dispatch.run();
      notifyAll();
    }
    task.feed.complete(task, worker.pid(), result);
  }

  @Override
  public void ended(Worker worker, int exitCode, List<String> lastLines) {
    List<Task> lost = new ArrayList<>();
    List<ProcessFeed> hopeless;
    synchronized (this) {
      long begun = worker.lastBegun();
      List<Task> untouched = new ArrayList<>();
      for (Map.Entry<Long, Task> entry : worker.inFlight.entrySet()) {
        (entry.getKey() <= begun ? lost : untouched).add(entry.getValue());
      }
      for (Task task : Lists.reverse(untouched)) {
        if (!task.feed.run.isOver()) {
          task.feed.pending.addFirst(task);
        }
      }
      worker.inFlight.clear();
      fleet.ended(worker, lost.isEmpty());
      hopeless = fleet.isBroken() && !stopped ? List.copyOf(dispatch.feeds()) : List.of();
      dispatch.run();
      notifyAll();
    }
    watches.lost(worker);
    for (Task task : lost) {
      task.feed.fail(task, failure(worker, task, exitCode, lastLines), worker.pid());
    }
    for (ProcessFeed feed : hopeless) {
      feed.run.fail(new WorkerDiedException(worker.pid(), exitCode, List.of(), lastLines));
    }
  }

  private static BrineException failure(
      Worker worker, Task task, int exitCode, List<String> lastLines) {
    return task == worker.killedFor
        ? new TaskTimeoutException(task.index, limit(task.feed))
        : new WorkerDiedException(worker.pid(), exitCode, List.of(task.index), lastLines);
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    try {
      synchronized (this) {
        closed = true;
        while (!dispatch.feeds().isEmpty()) {
          wait();
        }
      }
      stop(true);
    } catch (InterruptedException e) {
      terminate();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void terminate() {
    List<ProcessFeed> unfinished;
    synchronized (this) {
      closed = true;
      unfinished = List.copyOf(dispatch.feeds());
    }
    // Before the workers end: what is lost with them is then nobody's failure any more.
    unfinished.forEach(feed -> feed.run.fail(new PoolClosedException()));
    try {
      stop(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the workers; the second call does nothing. */
  private void stop(boolean gently) throws InterruptedException {
    List<Worker> ending;
    synchronized (this) {
      if (stopped) {
        return;
      }
      stopped = true;
      fleet.stop();
      ending = List.copyOf(fleet.live());
    }
    try {
      for (Worker worker : ending) {
        if (gently) {
          worker.connection.send(new Frame.Shutdown());
        } else {
          worker.kill();
        }
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
      for (Worker worker : ending) {
        worker.process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } finally {
      ending.forEach(Worker::kill);
      clock.close();
      forgetExit();
      starter.close();
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // It is this very hook that runs.
    }
  }
}
