package dev.brine.pool;

import com.google.common.collect.ImmutableSet;
import dev.brine.error.TaskTimeoutException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One map on a pool of threads. */
final class ThreadFeed implements Feed {
  final Options options;
  final MapRun run;

  /** The tasks that were not begun. Guarded by the engine's monitor, as the next field. */
  final Deque<ThreadTask> pending = new ArrayDeque<>();

  int running;

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
      Set<ThreadEngine> waiting) {
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

  boolean mayRun() {
    return !pending.isEmpty() && (options.limit() == 0 || running < options.limit());
  }

  /** Runs a task on the caller's thread; whatever the user's code does is an outcome. */
  Outcome<?> call(ThreadTask task) {
    Thread.currentThread().setContextClassLoader(context);
    long start = System.nanoTime();
    try {
      Object value = function.call(task.item());
      return Outcome.success(task.index(), value, pid, since(start));
    } catch (Throwable thrown) {
      Duration time = since(start);
      return Outcome.failure(
          task.index(), TaskFailure.of(task.index(), task.item(), pid, thrown), pid, time);
    }
  }

  /** The outcome of a task that ran too long. */
  Outcome<?> overdue(ThreadTask task, long nanos) {
    return Outcome.failure(
        task.index(),
        new TaskTimeoutException(task.index(), limit()),
        pid,
        Duration.ofNanos(nanos));
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

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
