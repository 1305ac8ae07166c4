package dev.brine.pool;

import dev.brine.error.BrineException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import dev.brine.task.TaskContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs each item as it is added. */
final class SerialEngine extends InPlaceEngine {
  @Override
  Feed openNow(Fn<?, ?> function, Options options, MapRun run) {
    if (options.watch() != null) {
      // Tasks share the caller's memory: there are no copies.
      options.watch().ask(List.of());
    }
    @SuppressWarnings("unchecked")
    Fn<@Nullable Object, @Nullable Object> untyped =
        (Fn<@Nullable Object, @Nullable Object>) function;
    return new SerialFeed(untyped, options, run);
  }

  @Override
  public boolean sharesMemory() {
    return true;
  }

  private static final class SerialFeed implements Feed {
    private final Fn<@Nullable Object, @Nullable Object> function;
    private final long seed;
    private final MapRun run;

    SerialFeed(Fn<@Nullable Object, @Nullable Object> function, Options options, MapRun run) {
      this.function = function;
      this.seed = options.seed() == null ? Seeds.fresh() : options.seed();
      this.run = run;
    }

    @Override
    public void add(@Nullable Object item, boolean patient) throws InterruptedException {
      if (patient && Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (run.isOver()) {
        return;
      }
      long index = run.add();
      long pid = ProcessHandle.current().pid();
      Instant begun = Instant.now();
      long start = System.nanoTime();
      try {
        Object value = TaskContext.Scope.call(index, 1, 0, seed, () -> function.call(item));
        run.record(Outcome.success(index, value, 1, since(pid, begun, start)));
      } catch (InterruptedException e) {
        throw e;
      } catch (Throwable thrown) {
        BrineException error = TaskFailure.of(index, item, pid, thrown);
        run.record(Outcome.failure(index, error, 1, since(pid, begun, start)));
      }
    }

    private static Outcome.Run since(long pid, Instant begun, long start) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome.Run(pid, begun, time, Duration.ZERO);
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
  }
}
