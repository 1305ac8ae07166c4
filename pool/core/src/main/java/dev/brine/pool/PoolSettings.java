package dev.brine.pool;

import com.google.common.base.Preconditions;
import dev.brine.task.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a pool of processes was asked to be. Immutable.
 *
 * @param workers how many
 * @param heap the most heap of one worker, as {@code -Xmx} takes it; null for a share of the memory
 * @param jvmArguments options for the workers' JVMs, after Brine's own
 * @param environment variables that the workers have beside the session's
 * @param initializer what each worker runs before its first task; null for nothing
 * @param maxTasksPerWorker after so many tasks a worker is replaced; 0 for never
 * @param idleTimeout after so long without work the workers end until there is some; null for never
 * @param startTimeout a worker that has not connected after so long is given up
 * @param spare whether a worker stands by for the next one that is lost
 */
record PoolSettings(
    int workers,
    @Nullable String heap,
    List<String> jvmArguments,
    Map<String, String> environment,
    @Nullable Call<?> initializer,
    long maxTasksPerWorker,
    @Nullable Duration idleTimeout,
    Duration startTimeout,
    boolean spare) {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  /** Those that the configuration asks for where the user's code does not. */
  static PoolSettings configured() {
    String workers = setting("brine.workers", "BRINE_WORKERS");
    int count = Runtime.getRuntime().availableProcessors();
    if (workers != null) {
      try {
        count = Integer.parseInt(workers.trim());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "brine.workers (or BRINE_WORKERS) is a number of workers, not \"" + workers + '"', e);
      }
    }
    String heap = setting("brine.heap", "BRINE_HEAP");
    return new PoolSettings(
        checked(count), heap, List.of(), Map.of(), null, 0, null, START_TIMEOUT, isSpareOn());
  }

  /** Whether the configuration asks for workers that start without an archive. */
  static boolean isArchiveOff() {
    return "off".equals(setting("brine.archive", "BRINE_ARCHIVE"));
  }

  private static boolean isSpareOn() {
    return !"off".equals(setting("brine.spare", "BRINE_SPARE"));
  }

  PoolSettings withWorkers(int count) {
    return new PoolSettings(
        checked(count),
        heap,
        jvmArguments,
        environment,
        initializer,
        maxTasksPerWorker,
        idleTimeout,
        startTimeout,
        spare);
  }

  PoolSettings withHeap(String size) {
    return new PoolSettings(
        workers,
        size,
        jvmArguments,
        environment,
        initializer,
        maxTasksPerWorker,
        idleTimeout,
        startTimeout,
        spare);
  }

  PoolSettings withJvmArguments(List<String> arguments) {
    return new PoolSettings(
        workers,
        heap,
        List.copyOf(arguments),
        environment,
        initializer,
        maxTasksPerWorker,
        idleTimeout,
        startTimeout,
        spare);
  }

  PoolSettings withEnvironment(Map<String, String> variables) {
    return new PoolSettings(
        workers,
        heap,
        jvmArguments,
        Map.copyOf(variables),
        initializer,
        maxTasksPerWorker,
        idleTimeout,
        startTimeout,
        spare);
  }

  PoolSettings withInitializer(Call<?> call) {
    return new PoolSettings(
        workers,
        heap,
        jvmArguments,
        environment,
        call,
        maxTasksPerWorker,
        idleTimeout,
        startTimeout,
        spare);
  }

  PoolSettings withMaxTasks(long count) {
    Preconditions.checkArgument(count >= 1, "a worker does at least 1 task, not %s", count);
    return new PoolSettings(
        workers,
        heap,
        jvmArguments,
        environment,
        initializer,
        count,
        idleTimeout,
        startTimeout,
        spare);
  }

  PoolSettings withIdleTimeout(Duration limit) {
    return new PoolSettings(
        workers,
        heap,
        jvmArguments,
        environment,
        initializer,
        maxTasksPerWorker,
        positive(limit),
        startTimeout,
        spare);
  }

  PoolSettings withStartTimeout(Duration limit) {
    return new PoolSettings(
        workers,
        heap,
        jvmArguments,
        environment,
        initializer,
        maxTasksPerWorker,
        idleTimeout,
        positive(limit),
        spare);
  }

  PoolSettings withSpare(boolean wanted) {
    return new PoolSettings(
        workers,
        heap,
        jvmArguments,
        environment,
        initializer,
        maxTasksPerWorker,
        idleTimeout,
        startTimeout,
        wanted);
  }

  private static Duration positive(Duration limit) {
    Preconditions.checkArgument(limit.toMillis() > 0, "a timeout is at least 1 ms, not %s", limit);
    return limit;
  }

  private static int checked(int workers) {
    Preconditions.checkArgument(workers >= 1, "a pool has at least 1 worker, not %s", workers);
    return workers;
  }

  private static @Nullable String setting(String property, String variable) {
    String value = System.getProperty(property);
    return value == null ? System.getenv(variable) : value;
  }
}
