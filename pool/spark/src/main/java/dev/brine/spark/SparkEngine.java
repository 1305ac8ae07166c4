package dev.brine.spark;

import dev.brine.error.BrineException;
import dev.brine.error.PoolClosedException;
import dev.brine.pool.PoolStatus;
import dev.brine.pool.RemoteEngine;
import dev.brine.pool.RemoteMap;
import dev.brine.pool.RemoteTasks;
import dev.brine.spark.protocol.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs maps by way of Spark's driver, of which it keeps one that is warm. Thread-safe. */
final class SparkEngine implements RemoteEngine {
  private static final System.Logger LOGGER = System.getLogger("dev.brine");
  private static final long STATUS_MILLIS = 500;
  private static final Duration END = Duration.ofSeconds(10);

  private final Path brine;
  private SparkSettings settings;
  private @Nullable DriverLine current;

  /** Those that have not ended. */
  private final Set<DriverLine> lines = new HashSet<>();

  private long maps;
  private boolean closed;

  SparkEngine(SparkSettings settings) {
    this.settings = settings;
    // What is missing is to be told now, not by the first map.
    Path unused = settings.home().jars();
    this.brine = SessionFiles.brine();
  }

  /** Holds the monitor throughout, so that no driver is told to end that has just got a map. */
  @Override
  public synchronized RemoteTasks open(RemoteMap map) {
    DriverLine line = line();
    SparkTasks tasks = new SparkTasks(++maps, map, line);
    line.begin(tasks);
    return tasks;
  }

  /** The driver for a map that begins now. */
  private synchronized DriverLine line() {
    refuseIfClosed();
    DriverLine line = current;
    if (line == null || !line.isOpen()) {
      line = new DriverLine(settings, brine, this::changed);
      current = line;
      lines.add(line);
    }
    return line;
  }

  private synchronized void changed() {
    lines.removeIf(DriverLine::hasEnded);
    notifyAll();
  }

  private synchronized void refuseIfClosed() {
    if (closed) {
      throw new PoolClosedException();
    }
  }

  @Override
  public int workers() {
    return line().awaitWorkers();
  }

  /**
   * Spark does not give back executors in order, so those that are too many end with the driver.
   */
  @Override
  public synchronized void resize(int workers) {
    refuseIfClosed();
    if (settings.workers() != workers) {
      settings = settings.withWorkers(workers);
      restart();
    }
  }

  @Override
  public synchronized void restart() {
    refuseIfClosed();
    if (current != null) {
      current.retire();
      current = null;
    }
  }

  @Override
  public PoolStatus status() {
    DriverLine line;
    List<DriverLine> all;
    boolean isClosed;
    int wanted;
    synchronized (this) {
      line = current;
      all = List.copyOf(lines);
      isClosed = closed;
      wanted = settings.workers();
    }
    List<PoolStatus.WorkerStatus> workers = new ArrayList<>();
    if (line != null) {
      line.ask(STATUS_MILLIS).forEach(each -> workers.add(status(each)));
    }
    int size = Math.max(Math.max(1, wanted), workers.size());
    int open = all.stream().mapToInt(DriverLine::mapCount).sum();
    long waiting = all.stream().mapToLong(DriverLine::waiting).sum();
    int starting = line == null ? 0 : size - workers.size();
    return new PoolStatus(size, starting, open, waiting, workers, /* spare= */ false, isClosed);
  }

  private static PoolStatus.WorkerStatus status(Message.Executor executor) {
    return new PoolStatus.WorkerStatus(
        executor.number(),
        executor.pid(),
        executor.running() > 0 ? PoolStatus.State.BUSY : PoolStatus.State.IDLE,
        executor.tasks(),
        Duration.ofNanos(executor.busyNanos()),
        Duration.ofNanos(Math.max(0, executor.cpuNanos())),
        known(executor.heapUsed()),
        known(executor.heapLimit()),
        executor.sent(),
        executor.received());
  }

  private static OptionalLong known(long value) {
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void refuseProfile() {
    throw new BrineException(
        "the executors of a cluster cannot be recorded from here; profile the same map on a pool of"
            + " this machine, or pass Spark -XX:StartFlightRecording by"
            + " conf(\"spark.executor.extraJavaOptions\", ..)");
  }

  @Override
  public void close() {
    try {
      List<DriverLine> rest;
      synchronized (this) {
        closed = true;
        while (lines.stream().anyMatch(line -> line.mapCount() > 0)) {
          wait();
        }
        rest = List.copyOf(lines);
      }
      rest.forEach(DriverLine::retire);
      for (DriverLine line : rest) {
        line.awaitEnd(END);
      }
    } catch (InterruptedException e) {
      terminate();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void terminate() {
    List<DriverLine> rest;
    synchronized (this) {
      closed = true;
      rest = List.copyOf(lines);
      notifyAll();
    }
    rest.forEach(DriverLine::terminate);
    try {
      for (DriverLine line : rest) {
        line.awaitEnd(END);
      }
    } catch (InterruptedException e) {
      rest.forEach(DriverLine::kill);
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void abandon() {
    if (!isClosed()) {
      LOGGER.log(
          System.Logger.Level.WARNING, "a pool on a cluster was never closed; it is closed now");
      close();
    }
  }
}
