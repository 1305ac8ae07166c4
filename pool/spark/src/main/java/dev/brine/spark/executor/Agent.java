package dev.brine.spark.executor;

import com.google.common.primitives.Ints;
import dev.brine.task.LocalValues;
import dev.brine.wire.Versions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/** Brine in an executor's process, from its beginning to its end. Thread-safe. */
final class Agent implements ExecutorPlugin {
  private static final long VITALS_MILLIS = 2000;

  private static volatile @Nullable Agent ofProcess;

  private final TaskStreams streams = new TaskStreams();
  private final Copies copies = new Copies();
  private @Nullable PluginContext context;
  private volatile boolean ended;

  /** That of this process. */
  static Agent ofProcess() {
    return Objects.requireNonNull(ofProcess, "Spark has not started Brine's plugin here");
  }

  @Override
  public void init(PluginContext newContext, Map<String, String> unused) {
    context = newContext;
    // What the session must not do inside of a task is decided by this everywhere.
    System.setProperty("brine.worker", "true");
    System.setProperty("kryo.unsafe", "false");
    ofProcess = this;
    streams.install();
    Runtime.Version java = Runtime.version();
    ask(
        new Told.Hello(
            executor(), ProcessHandle.current().pid(), java.feature(), Versions.current()));
    Thread vitals = new Thread(this::tellVitals, "brine-vitals");
    vitals.setDaemon(true);
    vitals.start();
  }

  @Override
  public void shutdown() {
    ended = true;
    LocalValues.ofProcess().close();
  }

  /** Spark's id of this executor. */
  String executor() {
    return context().executorID();
  }

  /** The number that tasks see: executors are counted from 0 by some masters, from 1 by others. */
  int worker() {
    Integer number = Ints.tryParse(executor());
    return number == null ? 1 : number + 1;
  }

  TaskStreams streams() {
    return streams;
  }

  Copies copies() {
    return copies;
  }

  /** Tells something and waits until the driver has it; what it cannot be told is dropped. */
  void ask(Told told) {
    try {
      Object unused = context().ask(told);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception driverGone) {
      // Spark ends an executor whose driver is gone.
    }
  }

  /** Tells something and does not wait; it may be lost with this process. */
  void send(Told told) {
    try {
      context().send(told);
    } catch (IOException driverGone) {
      // Spark ends an executor whose driver is gone.
    }
  }

  private PluginContext context() {
    return Objects.requireNonNull(context, "not started");
  }

  private void tellVitals() {
    try {
      while (!ended) {
        Runtime runtime = Runtime.getRuntime();
        send(
            new Told.Vitals(
                executor(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                cpuNanos()));
        Thread.sleep(VITALS_MILLIS);
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }
}
