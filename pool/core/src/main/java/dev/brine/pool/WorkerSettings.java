package dev.brine.pool;

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
 */
record WorkerSettings(
    int workers,
    @Nullable String heap,
    List<String> jvmArguments,
    Map<String, String> environment) {

  /** Those that the configuration asks for where the user's code does not. */
  static WorkerSettings configured() {
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
    return new WorkerSettings(
        checked(count), setting("brine.heap", "BRINE_HEAP"), List.of(), Map.of());
  }

  WorkerSettings withWorkers(int count) {
    return new WorkerSettings(checked(count), heap, jvmArguments, environment);
  }

  WorkerSettings withHeap(String size) {
    return new WorkerSettings(workers, size, jvmArguments, environment);
  }

  WorkerSettings withJvmArguments(List<String> arguments) {
    return new WorkerSettings(workers, heap, List.copyOf(arguments), environment);
  }

  WorkerSettings withEnvironment(Map<String, String> variables) {
    return new WorkerSettings(workers, heap, jvmArguments, Map.copyOf(variables));
  }

  private static int checked(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("a pool has at least 1 worker, not " + workers);
    }
    return workers;
  }

  private static @Nullable String setting(String property, String variable) {
    String value = System.getProperty(property);
    return value == null ? System.getenv(variable) : value;
  }
}
