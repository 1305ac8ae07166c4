package dev.brine.pool;

import dev.brine.error.MapInterruptedException;
import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The verbs of every pool, told in terms of an engine. */
@SuppressWarnings("overloads") // a lambda always picks Fn and Act, the subtypes
abstract class VerbPool implements Pool {
  private final Engine engine;
  private final Options options;

  VerbPool(Engine engine, Options options) {
    this.engine = engine;
    this.options = options;
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return run(function, items, true).values();
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return run(Functions.of(function), items, true).values();
  }

  @Override
  public final <A extends @Nullable Object> void forEach(
      Act<? super A> action, Iterable<? extends A> items) {
    run(Functions.of(action), items, true);
  }

  @Override
  public final <A extends @Nullable Object> void forEach(
      Consumer<? super A> action, Iterable<? extends A> items) {
    run(Functions.of(action), items, true);
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return run(function, items, false).outcomes();
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return run(Functions.of(function), items, false).outcomes();
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return start(function, items, watched());
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Function<? super A, ? extends R> function, Iterable<? extends A> items) {
    return start(Functions.of(function), items, watched());
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Fn<? super A, ? extends R> function, A item) {
    return run(function, Collections.singletonList(item), true).<R>values().get(0);
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Function<? super A, ? extends R> function, A item) {
    return run(Functions.of(function), Collections.singletonList(item), true).<R>values().get(0);
  }

  @Override
  public final <R extends @Nullable Object> TaskResult<R> submit(Call<? extends R> call) {
    Fn<?, ?> function = Functions.of(Objects.requireNonNull(call, "call"));
    return new RunTaskResult<>(start(function, Collections.singletonList(null), options));
  }

  @Override
  public final Pool limit(int workers) {
    return new PoolView(engine, options.withLimit(workers));
  }

  @Override
  public final Pool batch(int size) {
    return new PoolView(engine, options.withBatch(size));
  }

  @Override
  public final Pool timeout(Duration limit) {
    return new PoolView(engine, options.withTimeout(limit));
  }

  @Override
  public final void close() {
    engine.close();
  }

  @Override
  public final void terminate() {
    engine.terminate();
  }

  /** A view of this pool whose next map tells the watch what its tasks change. */
  final Pool watching(Watch watch) {
    return new PoolView(engine, options.withWatch(watch));
  }

  final boolean isClosed() {
    return engine.isClosed();
  }

  final boolean sharesMemory() {
    return engine.sharesMemory();
  }

  /** Runs a map to its end on the caller's thread; whatever ends the wait ends the map. */
  private MapRun run(Fn<?, ?> function, Iterable<?> items, boolean failFast) {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(items, "items");
    MapRun run = new MapRun(failFast);
    Feed feed = engine.open(function, options, run);
    boolean complete = false;
    try {
      feedAll(feed, run, items, true);
      run.await();
      complete = true;
      return run;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      long total = items instanceof Collection<?> counted ? counted.size() : run.added();
      throw new MapInterruptedException(run.done(), total);
    } finally {
      if (!complete) {
        feed.cancel();
      }
    }
  }

  /** The options with somebody who asks for changes. */
  private Options watched() {
    return options.watch() == null ? options.withWatch(new Watch()) : options;
  }

  private <R extends @Nullable Object> RunMapResult<R> start(
      Fn<?, ?> function, Iterable<?> items, Options wanted) {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(items, "items");
    MapRun run = new MapRun(true);
    Feed feed = engine.open(function, wanted, run);
    boolean complete = false;
    try {
      feedAll(feed, run, items, false);
      complete = true;
      return new RunMapResult<>(run, feed, wanted.watch());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MapInterruptedException(run.done(), run.added());
    } finally {
      if (!complete) {
        feed.cancel();
      }
    }
  }

  private static void feedAll(Feed feed, MapRun run, Iterable<?> items, boolean patient)
      throws InterruptedException {
    for (Object item : items) {
      if (run.isOver()) {
        return;
      }
      feed.add(item, patient);
    }
    feed.end();
  }
}
