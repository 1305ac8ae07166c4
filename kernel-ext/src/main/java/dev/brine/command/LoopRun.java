package dev.brine.command;

import dev.brine.Brine;
import dev.brine.pool.Pool;
import dev.brine.pool.Watch;
import dev.brine.task.Fn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A loop that is being run, which the generated code knows by its number: the options go in and the
 * summary comes out without a word of them in the user's session. Thread-safe.
 */
final class LoopRun implements AutoCloseable {
  /** A loop that has ended waits so long for what its workers changed. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, LoopRun> OPEN = new ConcurrentHashMap<>();

  private final long number = NUMBERS.incrementAndGet();
  private final ParallelOptions options;
  private volatile @Nullable LoopSummary summary;
  private volatile Set<String> changed = Set.of();

  private LoopRun(ParallelOptions options) {
    this.options = options;
  }

  /** Begins; the number is known until this is closed. */
  static LoopRun open(ParallelOptions options) {
    LoopRun run = new LoopRun(options);
    OPEN.put(run.number, run);
    return run;
  }

  /**
   * The run of that number.
   *
   * @throws IllegalStateException if it is over
   */
  static LoopRun of(long number) {
    LoopRun run = OPEN.get(number);
    if (run == null) {
      throw new IllegalStateException("this loop is over: run its cell again");
    }
    return run;
  }

  long number() {
    return number;
  }

  /** What is left to say, or null before the loop ended well. */
  @Nullable LoopSummary summary() {
    return summary;
  }

  /** What the workers changed of their copies, as far as they said so in time. */
  Set<String> changed() {
    return changed;
  }

  /** Runs the iterations; the values of those that have one, in the order of the items. */
  <A extends @Nullable Object, R extends @Nullable Object> List<R> run(
      Iterable<? extends A> items, Fn<A, Answer<R>> iteration) {
    long start = System.nanoTime();
    Watch watch = new Watch();
    List<Answer<R>> answers = watch.on(pool()).map(iteration, items);
    summary = LoopSummary.of(answers, Duration.ofNanos(System.nanoTime() - start));
    changed = changed(watch);
    List<R> values = new ArrayList<>(answers.size());
    for (Answer<R> each : answers) {
      if (!each.skipped()) {
        values.add(each.value());
      }
    }
    return values;
  }

  private static Set<String> changed(Watch watch) {
    try {
      return watch.changed(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Set.of();
    }
  }

  private Pool pool() {
    Pool pool = Brine.pool();
    Integer workers = options.workers();
    pool = workers == null ? pool : pool.limit(workers);
    Duration timeout = options.timeout();
    pool = timeout == null ? pool : pool.timeout(timeout);
    Integer batch = options.batch();
    return batch == null ? pool : pool.batch(batch);
  }

  @Override
  public void close() {
    OPEN.remove(number);
  }
}
