package dev.brine.pool;

import com.google.common.base.Preconditions;
import dev.brine.error.PoolClosedException;
import dev.brine.pickle.SharedHere;
import dev.brine.task.Act;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import dev.brine.task.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The verbs of every pool, told in terms of an engine. */
@SuppressWarnings("overloads") // a lambda always picks Fn and Act, the subtypes
abstract class VerbPool implements Pool {
  private final Engine engine;
  private final Options options;
  private final Handle handle;
  private final Launch launch;

  VerbPool(Engine engine, Options options, Handle handle) {
    this.engine = engine;
    this.options = options;
    this.handle = handle;
    this.launch = new Launch(engine, options, handle);
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return launch.run(function, items, true).values();
  }

  @Override
  public final <A extends @Nullable Object> void forEach(
      Act<? super A> action, Iterable<? extends A> items) {
    AllOutcomes unused = launch.run(Functions.of(action), items, true);
  }

  @Override
  public final <A extends @Nullable Object> void forEach(
      Consumer<? super A> action, Iterable<? extends A> items) {
    AllOutcomes unused = launch.run(Functions.of(action), items, true);
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return launch.run(function, items, false).known();
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return launch.stream(function, items, !options.unordered());
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> Stream<R> uimap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return launch.stream(function, items, false);
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> MapResult<R> amap(
      Fn<? super A, ? extends R> function, Iterable<? extends A> items) {
    return start(function, items, true);
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> R pipe(
      Fn<? super A, ? extends R> function, A item) {
    return launch.run(function, Collections.singletonList(item), true).<R>values().get(0);
  }

  @Override
  public final <A extends @Nullable Object, R extends @Nullable Object> TaskResult<R> apipe(
      Fn<? super A, ? extends R> function, A item) {
    return new RunTaskResult<>(launch.start(function, Collections.singletonList(item), true));
  }

  @Override
  public final <R extends @Nullable Object> TaskResult<R> submit(Call<? extends R> call) {
    Fn<?, ?> function = Functions.of(Objects.requireNonNull(call, "call"));
    return new RunTaskResult<>(launch.start(function, Collections.singletonList(null), true));
  }

  @Override
  public final <R extends @Nullable Object> List<R> everywhere(Call<? extends R> call) {
    Fn<?, ?> function = Functions.of(Objects.requireNonNull(call, "call"));
    return launch.runEverywhere(function, perWorker(), true).values();
  }

  @Override
  public final <T extends @Nullable Object> Shared<T> share(T value) {
    if (engine.isClosed()) {
      throw new PoolClosedException();
    }
    return SharedHere.share(value, !engine.sharesMemory());
  }

  @Override
  public final Profile profile(Call<?> call) {
    Objects.requireNonNull(call, "call");
    engine.refuseProfile();
    Path file = Profiler.newFile();
    boolean complete = false;
    try {
      Profile profile = profile(call, file);
      complete = true;
      return profile;
    } finally {
      if (!complete) {
        boolean unused = file.toFile().delete();
      }
    }
  }

  @Override
  public final Profile profile(Call<?> call, Path file) {
    Objects.requireNonNull(call, "call");
    engine.refuseProfile();
    return new Profiler(engine, handle).run(call, Objects.requireNonNull(file, "file"));
  }

  @Override
  public final Pool limit(int workers) {
    return view(options.withLimit(workers));
  }

  @Override
  public final Pool batch(int size) {
    return view(options.withBatch(size));
  }

  @Override
  public final Pool timeout(Duration limit) {
    return view(options.withTimeout(limit));
  }

  @Override
  public final Pool retries(int count) {
    return view(options.withRetries(count));
  }

  @Override
  public final Pool seed(long seed) {
    return view(options.withSeed(seed));
  }

  @Override
  public final Pool unordered() {
    return view(options.withoutOrder());
  }

  @Override
  public final Pool onProgress(ProgressListener listener) {
    return view(options.withListener(Objects.requireNonNull(listener, "listener")));
  }

  private Pool view(Options wanted) {
    return new PoolView(engine, wanted, handle);
  }

  @Override
  public final ExecutorService asExecutorService() {
    return PoolExecutor.of(this);
  }

  @Override
  public final PoolStatus status() {
    return engine.status();
  }

  @Override
  public final void resize(int workers) {
    Preconditions.checkArgument(workers >= 1, "a pool has at least 1 worker, not %s", workers);
    engine.resize(workers);
  }

  @Override
  public final void restart() {
    engine.restart();
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
    return view(options.withWatch(watch));
  }

  /** A view of this pool whose maps' tasks print there. */
  final Pool printingTo(MapOutput output) {
    return view(options.withOutput(output));
  }

  /** What became of each item, and of none after the first failure if that ends the map. */
  final <R extends @Nullable Object> List<Outcome<R>> run(
      Fn<?, ?> function, Iterable<?> items, boolean failFast) {
    return launch.run(function, items, failFast).known();
  }

  /** Starts a map that a failure ends, or does not. */
  final <R extends @Nullable Object> MapResult<R> start(
      Fn<?, ?> function, Iterable<?> items, boolean failFast) {
    Options watched = options.watch() == null ? options.withWatch(new Watch()) : options;
    return new Launch(engine, watched, handle).startMap(function, items, failFast);
  }

  /** What became of the call on each worker. */
  final <R extends @Nullable Object> List<Outcome<R>> runEverywhere(Call<? extends R> call) {
    return launch.runEverywhere(Functions.of(call), perWorker(), false).known();
  }

  private List<?> perWorker() {
    int workers = options.limit() == 0 ? engine.workers() : options.limit();
    return Collections.nCopies(workers, null);
  }

  final boolean isClosed() {
    return engine.isClosed();
  }

  final boolean sharesMemory() {
    return engine.sharesMemory();
  }
}
