package dev.brine.spark;

import dev.brine.error.BrineException;
import dev.brine.error.IncompatibleWorkerException;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.PoolClosedException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.error.WorkerDiedException;
import dev.brine.payload.Payload;
import dev.brine.pickle.SharedReceiver;
import dev.brine.pool.Sidecar;
import dev.brine.spark.executor.Answers;
import dev.brine.spark.protocol.Message;
import dev.brine.spark.protocol.MessageCodec;
import dev.brine.wire.Frame;
import dev.brine.wire.Versions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The session's end of the line to one process of Spark's driver, from its start to its end. */
final class DriverLine implements Sidecar.Listener, SharedReceiver {
  /** After the first executor others may be so close that they are waited for, in milliseconds. */
  private static final long SETTLE_MILLIS = 1000;

  private final SparkSettings settings;
  private final Runnable news;
  private final Sidecar sidecar;

  // Guarded by this.
  private final Map<Long, SparkTasks> maps = new HashMap<>();
  private List<Message.Executor> fleet = List.of();
  private long fleetNumber;
  private long fleetSince;
  private @Nullable BrineException failure;
  private boolean retired;

  /** What items fail with that the process has not answered; null while it runs. */
  private @Nullable Function<List<Long>, BrineException> end;

  /**
   * Starts the process.
   *
   * @param news is run when a map, or the process, has ended
   */
  DriverLine(SparkSettings settings, Path brine, Runnable news) {
    this.settings = settings;
    this.news = news;
    Path jars = settings.home().jars();
    List<String> classPath = new ArrayList<>();
    classPath.add(brine.toString());
    classPath.addAll(SessionFiles.others(jars));
    Message configure =
        new Message.Configure(
            settings.all(),
            classPath,
            Runtime.version().feature(),
            Versions.current(),
            settings.startTimeout().toMillis());
    this.sidecar =
        Sidecar.start(
            directory -> DriverCommand.of(settings, brine, directory),
            settings.startTimeout(),
            this);
    sidecar.send(List.of(MessageCodec.encode(configure)));
  }

  long pid() {
    return sidecar.pid();
  }

  void send(List<Frame> frames) {
    sidecar.send(frames);
  }

  /** Whether maps can still be begun on it. */
  synchronized boolean isOpen() {
    return !retired && end == null && failure == null;
  }

  synchronized boolean hasEnded() {
    return end != null;
  }

  synchronized int mapCount() {
    return maps.size();
  }

  synchronized long waiting() {
    return maps.values().stream().mapToLong(each -> each.open().size()).sum();
  }

  /** Begins a map; one that comes just too late fails as those before it. */
  void begin(SparkTasks tasks) {
    boolean warm;
    BrineException refused;
    Function<List<Long>, BrineException> ended;
    synchronized (this) {
      maps.put(tasks.number, tasks);
      warm = !fleet.isEmpty();
      refused = failure;
      ended = end;
    }
    send(tasks.first());
    tasks.map.whenOver(() -> over(tasks, warm));
    if (refused != null) {
      tasks.map.fail(refused);
    } else if (ended != null) {
      tasks.fail(pid(), ended);
    }
  }

  private void over(SparkTasks tasks, boolean warm) {
    tasks.over();
    send(List.of(new Frame.EndMap(tasks.number)));
    boolean last;
    synchronized (this) {
      maps.remove(tasks.number);
      last = retired && maps.isEmpty();
      notifyAll();
    }
    if (warm) {
      Hint.afterMap(tasks);
    }
    if (last) {
      shutDown();
    }
    news.run();
  }

  /** No further maps; it ends with the last one that it has. */
  void retire() {
    boolean last;
    synchronized (this) {
      retired = true;
      last = maps.isEmpty();
    }
    if (last) {
      shutDown();
    }
  }

  private void shutDown() {
    send(List.of(new Frame.Shutdown()));
  }

  /** Fails what is on its way, and ends. */
  void terminate() {
    List<SparkTasks> unfinished;
    synchronized (this) {
      retired = true;
      unfinished = List.copyOf(maps.values());
    }
    unfinished.forEach(each -> each.map.fail(new PoolClosedException()));
    shutDown();
  }

  /** Waits for the process to end after it was told so, and ends it where it does not. */
  void awaitEnd(Duration limit) throws InterruptedException {
    if (!sidecar.awaitEnd(limit)) {
      sidecar.kill();
      boolean unused = sidecar.awaitEnd(limit);
    }
  }

  void kill() {
    sidecar.kill();
  }

  @Override
  public void share(String id, Payload value) {
    send(List.of(new Frame.Share(id, Payload.of(value.pack()))));
  }

  @Override
  public void unshare(String id) {
    send(List.of(new Frame.Unshare(id)));
  }

  @Override
  public void received(Frame frame) {
    if (frame instanceof Frame.Print print) {
      SparkTasks tasks = find(print.map());
      if (tasks != null) {
        tasks.map.print(print.error(), print.text());
      }
    } else if (frame instanceof Frame.Extra extra) {
      received(MessageCodec.decode(extra));
    }
  }

  private synchronized @Nullable SparkTasks find(long map) {
    return maps.get(map);
  }

  private void received(Message message) {
    if (message instanceof Message.Fleet told) {
      synchronized (this) {
        if (told.executors().size() != fleet.size()) {
          fleetSince = System.nanoTime();
        }
        fleet = told.executors();
        fleetNumber++;
        notifyAll();
      }
    } else if (message instanceof Message.Answers answers) {
      SparkTasks tasks = find(answers.map());
      if (tasks != null) {
        Answers.read(answers.packed(), answer -> answered(tasks, answers.pid(), answer));
      }
    } else if (message instanceof Message.Overdue overdue) {
      SparkTasks tasks = find(overdue.map());
      if (tasks != null) {
        Duration limit = Objects.requireNonNullElse(tasks.map.timeout(), Duration.ZERO);
        BrineException error = new TaskTimeoutException(overdue.index(), limit);
        tasks.answered(overdue.index(), limit.toNanos());
        tasks.map.fail(overdue.index(), overdue.attempt(), overdue.pid(), error);
      }
    } else if (message instanceof Message.Lost lost) {
      SparkTasks tasks = find(lost.map());
      if (tasks != null) {
        tasks.lost(lost.index());
        tasks.map.fail(lost.index(), lost.attempt(), lost.pid(), died(lost));
      }
    } else if (message instanceof Message.Failed failed) {
      SparkTasks tasks = find(failed.map());
      if (tasks != null) {
        tasks.map.fail(new BrineException(failed.why()));
      }
    } else if (message instanceof Message.Down down) {
      fail(
          down.worker().isEmpty()
              ? new BrineException(down.why())
              : new IncompatibleWorkerException(
                  Versions.current(), down.worker() + " (" + down.why() + ")"));
      shutDown();
    }
  }

  private static WorkerDiedException died(Message.Lost lost) {
    return new WorkerDiedException(
        lost.pid(), lost.exitCode(), List.of(lost.index()), List.of(lost.why()), lost.ended());
  }

  private static void answered(SparkTasks tasks, long pid, Answers.Answer answer) {
    Frame.Kind kind =
        switch (answer.kind()) {
          case Answers.VALUE -> Frame.Kind.VALUE;
          case Answers.THROWN -> Frame.Kind.THROWN;
          case Answers.REFUSED -> Frame.Kind.REFUSED;
          default -> null;
        };
    if (kind == null) {
      return;
    }
    tasks.answered(answer.index(), answer.nanos() + answer.overhead());
    tasks.map.answer(
        answer.index(),
        answer.attempt(),
        pid,
        new Frame.Result(
            answer.index(),
            kind,
            answer.begun(),
            answer.nanos(),
            answer.overhead(),
            Payload.of(answer.payload())));
  }

  /** There is no cluster: all maps fail, those that are still to be begun elsewhere do not. */
  private void fail(BrineException why) {
    List<SparkTasks> all;
    synchronized (this) {
      if (failure == null) {
        failure = why;
      }
      all = List.copyOf(maps.values());
      notifyAll();
    }
    all.forEach(each -> each.map.fail(why));
  }

  @Override
  public void ended(int exitCode, List<String> lastLines) {
    List<SparkTasks> all;
    Function<List<Long>, BrineException> why =
        items -> new WorkerDiedException(pid(), exitCode, items, lastLines);
    synchronized (this) {
      end = why;
      // They end with it; nobody will tell.
      fleet = List.of();
      all = List.copyOf(maps.values());
      notifyAll();
    }
    all.forEach(each -> each.fail(pid(), why));
    news.run();
  }

  /** How many tasks can run at a time, as far as it is known. */
  synchronized int slots() {
    int known = fleet.stream().mapToInt(Message.Executor::cores).sum();
    return known == 0 ? settings.workers() : known;
  }

  /** The executors, asked now; what was known before where no answer comes in time. */
  synchronized List<Message.Executor> ask(long millis) {
    if (end != null || fleetNumber == 0) {
      return fleet;
    }
    long before = fleetNumber;
    send(List.of(new Frame.Ask()));
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      for (long rest = 1; fleetNumber == before && end == null && rest > 0; ) {
        rest = until - System.nanoTime();
        if (rest > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, rest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return fleet;
  }

  /**
   * How many executors there are once all are there that were asked for, or, where nobody said how
   * many, once no more come.
   */
  synchronized int awaitWorkers() {
    long limit = settings.startTimeout().toMillis() * 2;
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
    try {
      while (!isSettled()) {
        if (failure != null) {
          throw failure;
        }
        if (end != null) {
          throw new BrineException("Spark's driver has ended");
        }
        if (System.nanoTime() - until > 0) {
          if (!fleet.isEmpty()) {
            break;
          }
          throw new BrineException("the cluster has given no executor within " + limit + " ms");
        }
        TimeUnit.MILLISECONDS.timedWait(this, 100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MapInterruptedException(0, 0);
    }
    return fleet.size();
  }

  private boolean isSettled() {
    if (fleet.isEmpty()) {
      return false;
    }
    long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fleetSince);
    return settings.workers() == 0
        ? since > SETTLE_MILLIS
        : fleet.size() >= settings.workers() || since > 10 * SETTLE_MILLIS;
  }
}
