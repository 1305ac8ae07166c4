package dev.brine.task;

import com.google.common.hash.Hashing;
import dev.brine.error.Internal;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a task can know of itself. It belongs to the thread that runs the task; threads that the
 * task starts have none, and must be handed what they need.
 */
public final class TaskContext {
  private static final ThreadLocal<@Nullable TaskContext> CURRENT = new ThreadLocal<>();

  private final long index;
  private final int attempt;
  private final int worker;
  private final long seed;
  private @Nullable RandomGenerator random;

  private TaskContext(long index, int attempt, int worker, long seed) {
    this.index = index;
    this.attempt = attempt;
    this.worker = worker;
    this.seed = seed;
  }

  /**
   * That of the task that this thread runs.
   *
   * @throws IllegalStateException if it runs none
   */
  public static TaskContext current() {
    TaskContext context = CURRENT.get();
    if (context == null) {
      throw new IllegalStateException(
          "this thread runs no task; a thread that a task starts must be handed what it needs");
    }
    return context;
  }

  /** The item's position in the input, from 0. */
  public long index() {
    return index;
  }

  /** 1, or more where the pool tries the task again. */
  public int attempt() {
    return attempt;
  }

  /** The number of the worker in its pool, from 1; 0 where the caller's own thread runs tasks. */
  public int worker() {
    return worker;
  }

  /**
   * The task's own source of random numbers, always the same one. What it gives depends on nothing
   * but the map's seed, see {@code Pool.seed}, and the item's index: not on the number of workers,
   * not on batches, and not on the attempt. Without a seed each map has one of its own. It is a
   * {@link SplittableRandom} whose state is the first half of Murmur3's 128-bit hash of the seed
   * and the index. Not thread-safe.
   */
  public RandomGenerator random() {
    if (random == null) {
      long state = Hashing.murmur3_128().newHasher().putLong(seed).putLong(index).hash().asLong();
      random = new SplittableRandom(state);
    }
    return random;
  }

  /** Runs something as a task; for pools. */
  @Internal
  public static final class Scope {
    private Scope() {}

    /**
     * Runs the task under a context of its own; the thread's former one, if any, is put back.
     *
     * @throws Exception whatever the task throws
     */
    public static <R extends @Nullable Object> R call(
        long index, int attempt, int worker, long seed, Callable<R> task) throws Exception {
      TaskContext before = CURRENT.get();
      CURRENT.set(new TaskContext(index, attempt, worker, seed));
      try {
        return task.call();
      } finally {
        // Removing the entry of a thread that is about to run the next task costs as much as that.
        CURRENT.set(before);
      }
    }
  }
}
