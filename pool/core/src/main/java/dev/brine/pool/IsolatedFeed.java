package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.error.ResultException;
import dev.brine.payload.Payload;
import dev.brine.pickle.Capture;
import dev.brine.pickle.Replica;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import dev.brine.task.TaskContext;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One map whose tasks run on the caller's thread, with copies of everything. */
final class IsolatedFeed implements Feed {
  private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

  private final Capture capture;
  private final MapRun run;
  private final long seed;
  private final LocalReplica replica;
  private final long pid = ProcessHandle.current().pid();

  IsolatedFeed(Capture capture, Options options, MapRun run) {
    this.capture = capture;
    this.run = run;
    this.seed = options.seed() == null ? Seeds.fresh() : options.seed();
    this.replica = new LocalReplica(capture, options.watch());
    run.whenOver(replica::close);
  }

  /** Whether the thread runs a task of such a map, which is as good as being in a worker. */
  static boolean isHere() {
    return HERE.get();
  }

  @Override
  public void add(@Nullable Object item, boolean patient) throws InterruptedException {
    if (patient && Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (run.isOver()) {
      return;
    }
    long index = run.added();
    Payload written;
    try {
      written = capture.writeItem(item);
    } catch (CaptureException refusal) {
      throw refusal.within("item " + index);
    }
    // Not before: an index that was given out is waited for.
    long unused = run.add();
    run.record(outcome(index, item, written));
  }

  @Override
  public int lookAhead() {
    return 1;
  }

  @Override
  public void end() {
    run.end();
  }

  @Override
  public void cancel() {
    run.cancel();
  }

  /** Whatever the user's code, or what it reaches, does is an outcome. */
  private Outcome<?> outcome(long index, @Nullable Object item, Payload written)
      throws InterruptedException {
    Instant begun = Instant.now();
    long entered = System.nanoTime();
    long start = entered;
    Object value;
    try {
      Replica opened = replica.opened();
      Object copy = opened.readItem(written);
      written.release();
      start = System.nanoTime();
      value = TaskContext.Scope.call(index, 1, 0, seed, () -> call(opened, copy));
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable thrown) {
      Outcome.Run where = where(begun, start - entered, System.nanoTime() - start);
      return Outcome.failure(index, failure(index, item, thrown), 1, where);
    }
    return returned(index, value, where(begun, start - entered, System.nanoTime() - start));
  }

  /** The outcome of a task that ended well, if its result can come back. */
  private Outcome<?> returned(long index, @Nullable Object value, Outcome.Run where) {
    Payload written;
    try {
      written = replica.any().writeResult(value);
    } catch (Throwable refused) {
      String reason = refused.getMessage() == null ? refused.toString() : refused.getMessage();
      return Outcome.failure(index, new ResultException(index, reason, null), 1, where);
    }
    try {
      return Outcome.success(index, capture.readResult(written), 1, where);
    } catch (Throwable unreadable) {
      return Outcome.failure(index, unreadable(index, unreadable), 1, where);
    }
  }

  /** Calls the function as a worker would, and puts back what a worker would put back. */
  @SuppressWarnings("unchecked")
  private static @Nullable Object call(Replica replica, @Nullable Object item) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    boolean outer = HERE.get();
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    thread.setContextClassLoader(replica.loader());
    System.setIn(InputStream.nullInputStream());
    HERE.set(true);
    try {
      return ((Fn<@Nullable Object, @Nullable Object>) replica.function()).call(item);
    } finally {
      HERE.set(outer);
      thread.setContextClassLoader(loader);
      System.out.flush();
      System.err.flush();
      System.setOut(out);
      System.setErr(err);
      System.setIn(in);
    }
  }

  private BrineException failure(long index, @Nullable Object item, Throwable thrown) {
    try {
      Throwable copy = (Throwable) capture.readResult(replica.any().writeThrown(thrown));
      return TaskFailure.of(index, item, pid, copy);
    } catch (Throwable unreadable) {
      return unreadable(index, unreadable);
    }
  }

  private static BrineException unreadable(long index, Throwable why) {
    return new ResultException(index, "it cannot be read here: " + why, why);
  }

  private Outcome.Run where(Instant begun, long overhead, long nanos) {
    return new Outcome.Run(pid, begun, Duration.ofNanos(nanos), Duration.ofNanos(overhead));
  }
}
