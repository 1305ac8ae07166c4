package dev.brine.pool;

import java.util.List;
import java.util.Map;

/**
 * Runs functions on worker processes, each a JVM of its own. What is typed into the session travels
 * with the values it reaches, by value: a task never changes the session's copy. Workers start in
 * the background when the pool is made, one that dies is replaced, and they end with the session.
 * Thread-safe.
 */
public final class ProcessPool extends VerbPool {
  private ProcessPool(WorkerSettings settings) {
    super(new Scheduler(settings), Options.NONE);
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
    private WorkerSettings settings = WorkerSettings.configured();

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
     * Makes the pool and begins to start its workers.
     *
     * @throws dev.brine.error.BrineException if there is no place for the workers' socket
     */
    public ProcessPool build() {
      return new ProcessPool(settings);
    }
  }
}
