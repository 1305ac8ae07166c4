package dev.brine.pool;

import com.google.common.collect.ImmutableSet;
import dev.brine.error.TaskTimeoutException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import dev.brine.task.TaskContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One map on a pool of threads. */
final class ThreadFeed implements Feed {
  final Options options;
  final MapRun run;

  /** The tasks that were not begun. Guarded by the engine's monitor, as the next field. */
  final Deque<ThreadTask> pending = new ArrayDeque<>();

  int running;

  /** The threads that have taken a task. */
  final Set<PoolThread> served = new HashSet<>();

  /** Whether its tasks go one to each thread. */
  final boolean everywhere;

  private final long seed;
  private final ThreadEngine engine;
  private final Fn<@Nullable Object, @Nullable Object> function;
  private final Set<ThreadEngine> waiting;
  private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
  private final long pid = ProcessHandle.current().pid();

  /**
   * @param waiting the engines that have a task which waits for this map
   */
  ThreadFeed(
      ThreadEngine engine,
      Fn<@Nullable Object, @Nullable Object> function,
      Options options,
      MapRun run,
      Set<ThreadEngine> waiting,
      boolean everywhere) {
    this.everywhere = everywhere;
    this.seed = options.seed() == null ? Seeds.fresh() : options.seed();
    this.engine = engine;
    this.function = function;
    this.options = options;
    this.run = run;
    this.waiting = ImmutableSet.<ThreadEngine>builder().addAll(waiting).add(engine).build();
  }

  @Override
  public void add(@Nullable Object item, boolean patient) throws InterruptedException {
    if (patient && Thread.interrupted()) {
      throw new InterruptedException();
    }
    engine.add(new ThreadTask(this, run.add(), item), patient);
  }

  @Override
  public void end() {
    run.end();
  }

  @Override
  public void cancel() {
    run.cancel();
  }

  /** The engines on whose threads nothing may wait for a thread while a task of this map runs. */
  Set<ThreadEngine> waiting() {
    return waiting;
  }

  boolean mayRun(PoolThread thread) {
    return !pending.isEmpty()
        && !(everywhere && served.contains(thread))
        && (options.limit() == 0 || running < options.limit());
  }

  @Override
  public int lookAhead() {
    return 16 * engine.workers();
  }

  /** Runs a task on the caller's thread; whatever the user's code does is an outcome. */
  Outcome<?> call(ThreadTask task, int thread) {
    Thread.currentThread().setContextClassLoader(context);
    Instant begun = Instant.now();
    long start = System.nanoTime();
    try {
      Object value =
          TaskContext.Scope.call(task.index(), 1, thread, seed, () -> function.call(task.item()));
      return Outcome.success(task.index(), value, 1, since(begun, start));
    } catch (Throwable thrown) {
      Outcome.Run where = since(begun, start);
      return Outcome.failure(
          task.index(), TaskFailure.of(task.index(), task.item(), pid, thrown), 1, where);
    }
  }

  /** The outcome of a task that ran too long. */
  Outcome<?> overdue(ThreadTask task, long nanos) {
    Duration time = Duration.ofNanos(nanos);
    return Outcome.failure(
        task.index(),
        new TaskTimeoutException(task.index(), limit()),
        1,
        new Outcome.Run(pid, Instant.now().minus(time), time, Duration.ZERO));
  }

  /**
   * How long a task may run.
   *
   * @throws IllegalStateException if that is for ever
   */
  Duration limit() {
    Duration limit = options.timeout();
    if (limit == null) {
      throw new IllegalStateException("this map has no limit");
    }
    return limit;
  }

  private Outcome.Run since(Instant begun, long start) {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Outcome.Run(pid, begun, time, Duration.ZERO);
  }
}
