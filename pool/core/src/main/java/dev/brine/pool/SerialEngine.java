package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.error.PoolClosedException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs each item as it is added. */
final class SerialEngine implements Engine {
  private volatile boolean closed;

  @Override
  public Feed open(Fn<?, ?> function, Options options, MapRun run) {
    if (closed) {
      throw new PoolClosedException();
    }
    if (options.watch() != null) {
      // Tasks share the caller's memory: there are no copies.
      options.watch().ask(List.of());
    }
    @SuppressWarnings("unchecked")
    Fn<@Nullable Object, @Nullable Object> untyped =
        (Fn<@Nullable Object, @Nullable Object>) function;
    return new SerialFeed(untyped, run);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean sharesMemory() {
    return true;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void terminate() {
    closed = true;
  }

  private static final class SerialFeed implements Feed {
    private final Fn<@Nullable Object, @Nullable Object> function;
    private final MapRun run;

    SerialFeed(Fn<@Nullable Object, @Nullable Object> function, MapRun run) {
      this.function = function;
      this.run = run;
    }

    @Override
    public void add(@Nullable Object item, boolean patient) throws InterruptedException {
      if (patient && Thread.interrupted()) {
        throw new InterruptedException();
      }
      long index = run.add();
      long pid = ProcessHandle.current().pid();
      long start = System.nanoTime();
      try {
        Object value = function.call(item);
        run.record(Outcome.success(index, value, pid, since(start)));
      } catch (InterruptedException e) {
        throw e;
      } catch (Throwable thrown) {
        BrineException error = TaskFailure.of(index, item, pid, thrown);
        run.record(Outcome.failure(index, error, pid, since(start)));
      }
    }

    private static Duration since(long start) {
      return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void end() {
      run.end();
    }

    @Override
    public void cancel() {
      run.cancel();
    }
  }
}
