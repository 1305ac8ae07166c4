package dev.brine.command;

import dev.brine.error.BrineException;
import dev.brine.pickle.Explanation;
import dev.brine.pool.FrontEnd;
import dev.brine.pool.MapRecord;
import dev.brine.pool.MapResult;
import dev.brine.pool.Pool;
import dev.brine.pool.Watch;
import dev.brine.report.Display;
import dev.brine.report.GroupedOutput;
import dev.brine.report.ProgressBar;
import dev.brine.report.Summary;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A loop that is being run, which the generated code knows by its number: the options go in and
 * what is to be told comes out outside of the user's code. Used by one thread after the other.
 */
final class LoopRun implements AutoCloseable {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, LoopRun> OPEN = new ConcurrentHashMap<>();

  private final long number = NUMBERS.incrementAndGet();
  private final ParallelOptions options;
  private final Pool pool;
  private final Display display;
  private final LoopReport report;

  private LoopRun(ParallelOptions options, Pool pool, Display display) {
    this.options = options;
    this.pool = pool;
    this.display = display;
    this.report = new LoopReport(options);
  }

  /** Begins; the number is known until this is closed. */
  static LoopRun open(ParallelOptions options, Pool pool, Display display) {
    LoopRun run = new LoopRun(options, pool, display);
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

  /** What is to be told of it. */
  LoopReport report() {
    return report;
  }

  /** Runs the iterations; what became of each. */
  <R extends @Nullable Object> List<Outcome<Answer<R>>> run(
      Iterable<?> items, Fn<@Nullable Object, Answer<R>> iteration) {
    Instant begun = Instant.now();
    long start = System.nanoTime();
    Watch watch = new Watch();
    ProgressBar bar =
        ProgressBar.start(display, options.progressAfter(), count(items), Duration.ZERO);
    KeptMap kept = KeptMap.open();
    try {
      Pool view = view(watch).onProgress(bar);
      List<Outcome<Answer<R>>> outcomes =
          FrontEnd.run(view, iteration, items, !options.map().collects());
      report.end(begun, since(start), outcomes);
      report.changed(watch);
      return outcomes;
    } catch (BrineException e) {
      MapRecord map = kept.map();
      if (map != null) {
        report.endEarly(map, e);
      } else if (bar.latest().done() > 0) {
        report.end(Summary.of(bar.latest(), since(start)));
      }
      throw e;
    } finally {
      kept.close();
      bar.close();
    }
  }

  /** Starts the iterations. */
  <R extends @Nullable Object> MapResult<R> start(
      Iterable<?> items, Fn<@Nullable Object, Answer<R>> iteration) {
    Instant begun = Instant.now();
    Watch watch = new Watch();
    MapResult<Answer<R>> map =
        FrontEnd.start(view(watch), iteration, items, !options.map().collects());
    StartedLoop<R> started = new StartedLoop<>(map, begun, options.map().collects(), report);
    LastLoop.note(started);
    return started;
  }

  /** Runs a call on each worker; the values of those that have one. */
  <R extends @Nullable Object> List<R> everywhere(Call<Answer<R>> call) {
    Instant begun = Instant.now();
    long start = System.nanoTime();
    Watch watch = new Watch();
    List<Outcome<Answer<R>>> outcomes = FrontEnd.everywhere(view(watch), call);
    report.endEverywhere(begun, since(start), outcomes);
    report.changed(watch);
    return LoopValues.of(outcomes);
  }

  /** Runs nothing; what would travel. */
  Explanation explain(Iterable<?> items, Object body) {
    OptionalLong count = count(items);
    report.items(count);
    return pool.explain(body);
  }

  private Pool view(Watch watch) {
    Pool view = watch.on(options.map().on(pool));
    GroupedOutput output = report.output();
    return output == null ? view : FrontEnd.printingTo(output, view);
  }

  private static OptionalLong count(Iterable<?> items) {
    return items instanceof Collection<?> known
        ? OptionalLong.of(known.size())
        : OptionalLong.empty();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    OPEN.remove(number);
  }
}
