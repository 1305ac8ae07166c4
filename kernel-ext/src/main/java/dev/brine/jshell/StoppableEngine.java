package dev.brine.jshell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.spi.ExecutionControl;

/** Another engine, but no stop that is asked for during a {@code /pmap} is lost. Thread-safe. */
final class StoppableEngine extends ForwardingEngine {
  /**
   * A stop that was heard ends the user's code at once, and a pool cleans up in less than this; a
   * second stop in the middle of that would do harm. A thread of its own each time: a common pool
   * may have just one, and that one may wait for the very code that is to be stopped.
   */
  private static final Executor AGAIN =
      CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS, StoppableEngine::start);

  private final StopRequests stops;

  /** Odd while user code runs; tells one run from the next. */
  private final AtomicInteger runs = new AtomicInteger();

  StoppableEngine(ExecutionControl engine, StopRequests stops) {
    super(engine);
    this.stops = stops;
  }

  @Override
  public String invoke(String className, String methodName)
      throws RunException, EngineTerminationException, InternalException {
    runs.incrementAndGet();
    try {
      if (stops.isAsked()) {
        throw new StoppedException();
      }
      return super.invoke(className, methodName);
    } finally {
      runs.incrementAndGet();
    }
  }

  @Override
  public void stop() throws EngineTerminationException, InternalException {
    stops.ask();
    super.stop();
    int run = runs.get();
    if (stops.isAsked() && isRunning(run)) {
      AGAIN.execute(() -> stopAgain(run));
    }
  }

  private void stopAgain(int run) {
    if (runs.get() != run || !stops.isAsked()) {
      return;
    }
    try {
      super.stop();
      AGAIN.execute(() -> stopAgain(run));
    } catch (EngineTerminationException | InternalException e) {
      // The engine has ended, or cannot stop anything: the user sees so in the session.
    }
  }

  private static void start(Runnable stop) {
    Thread thread = new Thread(stop, "brine-stop");
    thread.setDaemon(true);
    thread.start();
  }

  private static boolean isRunning(int run) {
    return run % 2 == 1;
  }
}
