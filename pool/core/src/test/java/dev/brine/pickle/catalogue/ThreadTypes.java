package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.TypeRow.refused;
import static dev.brine.pickle.catalogue.TypeRow.refusedScoped;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Threads, what runs on them, and what belongs to this process alone. */
@SuppressWarnings("FutureReturnValueIgnored") // futures are but shown here
final class ThreadTypes {
  private ThreadTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        refused("D110 Thread not started", () -> new Thread(() -> {}), "a thread cannot leave"),
        refused("D110 Thread running", Thread::currentThread, "a thread cannot leave"),
        refused("ThreadGroup", () -> Thread.currentThread().getThreadGroup(), "inside the task"),
        refused("ThreadLocal", () -> ThreadLocal.withInitial(() -> 1), "inside the task"),
        refused("InheritableThreadLocal", InheritableThreadLocal::new, "inside the task"),
        refusedScoped(
            "ThreadPoolExecutor",
            scope -> ended(scope, Executors.newFixedThreadPool(1)),
            "make one inside the task"),
        refusedScoped(
            "Executors.newSingleThreadExecutor",
            scope -> ended(scope, Executors.newSingleThreadExecutor()),
            "make one inside the task"),
        refusedScoped(
            "ScheduledExecutorService",
            scope -> ended(scope, Executors.newScheduledThreadPool(1)),
            "make one inside the task"),
        refused("ForkJoinPool", ForkJoinPool::commonPool, "make one inside the task"),
        refused("ThreadFactory", Executors::defaultThreadFactory, "inside the task"),
        refused("FutureTask", () -> new FutureTask<>(() -> 1), "pass its value"),
        refused(
            "CompletableFuture completed", () -> CompletableFuture.completedFuture(1), "its value"),
        refused("CompletableFuture pending", CompletableFuture::new, "its value"),
        refusedScoped(
            "Timer",
            scope -> {
              Timer timer = new Timer(true);
              scope.atEnd(timer::cancel);
              return timer;
            },
            "inside the task"),
        travels("Thread.State", () -> Thread.State.BLOCKED, identical()),
        refusedScoped(
            "Process",
            scope -> {
              Process process =
                  new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version")
                      .redirectErrorStream(true)
                      .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                      .start();
              scope.atEnd(() -> process.destroyForcibly().waitFor());
              return process;
            },
            "process"),
        refused("ProcessHandle", ProcessHandle::current, "inside the task", "process"),
        refused("ProcessBuilder", () -> new ProcessBuilder("true"), "inside the task"),
        refused("Logger", () -> Logger.getLogger("some.name"), "inside the task"),
        refused("System.Logger", () -> System.getLogger("some.name"), "inside the task"),
        travels("Level", () -> Level.FINE, identical()),
        travels(
            "LogRecord",
            () -> {
              LogRecord written = new LogRecord(Level.INFO, "text {0}");
              written.setParameters(new Object[] {"x"});
              return written;
            },
            (sent, back) -> {
              same(sent.getMessage(), back.getMessage());
              same(sent.getInstant(), back.getInstant());
              same(sent.getParameters(), back.getParameters());
            }));
  }

  private static ExecutorService ended(Scope scope, ExecutorService executor) {
    scope.atEnd(executor::shutdownNow);
    return executor;
  }
}
