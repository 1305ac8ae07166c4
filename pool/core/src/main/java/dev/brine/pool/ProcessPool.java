package dev.brine.pool;

import dev.brine.task.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs functions on worker processes, each a JVM of its own. What is typed into the session travels
 * with the values it reaches, by value: a task never changes the session's copy. Workers start in
 * the background when the pool is made, one that dies is replaced, and they end with the session;
 * processes that tasks start end with their worker. A pool that nobody holds any more is closed,
 * with a warning. Inside of a task of another pool it runs everything in place. Thread-safe.
 */
public final class ProcessPool extends VerbPool {
  private ProcessPool(Scheduler scheduler) {
    super(scheduler, Options.NONE, Handle.of(scheduler::abandon));
  }

  /** Inside of a worker there are no further processes: everything is run in place there. */
  private ProcessPool() {
    super(new SerialEngine(), Options.NONE, Handle.NONE);
  }

  /**
   * A pool of so many workers.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public static ProcessPool of(int workers) {
    return builder().workers(workers).build();
  }

  /**
   * A pool to be made, at first as the configuration says.
   *
   * @throws IllegalArgumentException if the configuration makes no sense
   */
  public static Builder builder() {
    return new Builder();
  }

  /** A pool to be made. Not thread-safe. */
  public static final class Builder {
    private PoolSettings settings = PoolSettings.configured();

    private Builder() {}

    /**
     * How many workers; as many as there are processors unless configured.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder workers(int count) {
      settings = settings.withWorkers(count);
      return this;
    }

    /** The most heap of one worker, as {@code -Xmx} takes it, such as {@code 512m}. */
    public Builder heap(String size) {
      settings = settings.withHeap(size);
      return this;
    }

    /** Options for the workers' JVMs, after Brine's own. */
    public Builder jvmArgs(String... arguments) {
      settings = settings.withJvmArguments(List.of(arguments));
      return this;
    }

    /** Environment variables that the workers have beside the session's. */
    public Builder env(Map<String, String> variables) {
      settings = settings.withEnvironment(variables);
      return this;
    }

    /**
     * What each worker runs before its first task: it may set system properties, load a library or
     * warm a cache. It travels as a function does and runs in a map of its own, so a variable of
     * the session that it sets is not set for later tasks. Where it fails, the worker is of no use;
     * if it fails again and again, maps fail with its exception.
     */
    public Builder initializer(Call<?> call) {
      settings = settings.withInitializer(call);
      return this;
    }

    /**
     * After so many tasks a worker is replaced by a fresh one; no task is lost.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxTasksPerWorker(long count) {
      settings = settings.withMaxTasks(count);
      return this;
    }

    /**
     * After so long without work the workers end; they are started again when there is some.
     *
     * @throws IllegalArgumentException if it is less than a millisecond
     */
    public Builder idleTimeout(Duration limit) {
      settings = settings.withIdleTimeout(limit);
      return this;
    }

    /**
     * A worker that has not connected after so long is ended and counts as failed; a minute unless
     * this is said.
     *
     * @throws IllegalArgumentException if it is less than a millisecond
     */
    public Builder startTimeout(Duration limit) {
      settings = settings.withStartTimeout(limit);
      return this;
    }

    /**
     * Whether one worker more than was asked for stands by, so that the next one that dies or is
     * replaced has its successor at once; true unless configured. It is started some seconds after
     * the first results, only where there is memory for it, is given no tasks, and is counted
     * nowhere; {@link Pool#status} says whether it is there.
     */
    public Builder spare(boolean wanted) {
      settings = settings.withSpare(wanted);
      return this;
    }

    /**
     * Makes the pool and begins to start its workers.
     *
     * @throws dev.brine.error.BrineException if there is no place for the workers' socket
     * @throws dev.brine.error.CaptureException if the initializer cannot travel
     */
    public ProcessPool build() {
      if (Boolean.getBoolean("brine.worker")) {
        return new ProcessPool();
      }
      PoolSettings wanted = settings;
      return new ProcessPool(
          new Scheduler(wanted, new SystemClock(), events -> new WorkerStarter(wanted, events)));
    }
  }
}
