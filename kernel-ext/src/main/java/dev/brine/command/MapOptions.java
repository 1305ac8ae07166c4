package dev.brine.command;

import dev.brine.error.Internal;
import dev.brine.pool.Pool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How a map is to run: the options that every command that runs one has. Filled in by picocli, as a
 * mixin; {@link #check} is to be called before anything else is asked.
 */
@Internal
public final class MapOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = {"-n", "--workers"},
      paramLabel = "N",
      description = "use at most N workers; the pool grows if it has fewer")
  private @Nullable Integer workers;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "end an item that takes longer: 500ms, 10s, 2m, 1h; a number is seconds")
  private @Nullable Duration timeout;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "send N items together; without it, their number follows their time")
  private @Nullable Integer batch;

  @Option(
      names = "--unordered",
      // Given where it is the default as well, it must not turn into its opposite.
      fallbackValue = "true",
      description = "put the values in the order in which they were finished")
  private boolean unordered;

  @Option(
      names = "--on-error",
      paramLabel = "fail|collect",
      converter = OnError.Reader.class,
      description = "fail: the first item that fails ends all; collect: the values are outcomes")
  private OnError onError = OnError.FAIL;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "try an item again, up to N times, if its worker died or it took too long")
  private @Nullable Integer retries;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "give TaskContext.current().random() the same numbers each time")
  private @Nullable Long seed;

  @Option(
      names = "--pool",
      paramLabel = "POOL",
      description = "run there: the id of a pool, see Pools.get, or spark://HOST:PORT")
  private @Nullable String pool;

  @Option(names = "--async", description = "do not wait: the value is a MapResult")
  private boolean async;

  /**
   * Refuses values that mean nothing.
   *
   * @throws ParameterException with the option and what it must be
   */
  public void check() {
    atLeast("--workers", 1, workers);
    atLeast("--batch", 1, batch);
    atLeast("--retries", 0, retries);
    if (pool != null && pool.isBlank()) {
      throw refuse("--pool must be the id of a pool");
    }
  }

  private void atLeast(String option, int least, @Nullable Integer value) {
    if (value != null && value < least) {
      throw refuse("%s must be at least %d, not %d".formatted(option, least, value));
    }
  }

  private ParameterException refuse(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }

  /** The id or the address of a pool, or null for the default pool. */
  public @Nullable String pool() {
    return pool;
  }

  /** Whether each item has an outcome, and none ends the map. */
  public boolean collects() {
    return onError == OnError.COLLECT;
  }

  /** Whether nobody waits for the map. */
  public boolean isAsync() {
    return async;
  }

  /** A view of the pool that runs maps as these options say. */
  public Pool on(Pool all) {
    Pool view = workers == null ? all : all.limit(workers);
    view = timeout == null ? view : view.timeout(timeout);
    view = batch == null ? view : view.batch(batch);
    view = unordered ? view.unordered() : view;
    view = retries == null ? view : view.retries(retries);
    return seed == null ? view : view.seed(seed);
  }

  /**
   * The same in Java: the call that runs a function over items as these options say, up to and with
   * its bracket. It uses the public API alone, in full names.
   */
  public String call() {
    StringBuilder call = new StringBuilder("dev.brine.");
    call.append(pool == null ? "Brine.pool()" : "pool.Pools.get(" + literal(pool) + ")");
    add(call, "limit", workers);
    add(
        call,
        "timeout",
        timeout == null ? null : "java.time.Duration.ofMillis(" + timeout.toMillis() + ")");
    add(call, "batch", batch);
    add(call, "unordered", unordered ? "" : null);
    add(call, "retries", retries);
    add(call, "seed", seed == null ? null : seed + "L");
    return call.append(async ? ".amap(" : collects() ? ".outcomes(" : ".map(").toString();
  }

  private static void add(StringBuilder call, String view, @Nullable Object argument) {
    if (argument != null) {
      call.append('.').append(view).append('(').append(argument).append(')');
    }
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
