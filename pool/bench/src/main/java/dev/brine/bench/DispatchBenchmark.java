package dev.brine.bench;

import dev.brine.pool.ProcessPool;
import dev.brine.task.Fn;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a map of tasks that do nothing costs on a pool of two workers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DispatchBenchmark {
  /** How many tasks a map has. */
  @Param({"1", "100", "10000"})
  public int tasks;

  /** How many go together; 0 for what the pool finds best. */
  @Param({"0", "1"})
  public int batch;

  private final Fn<Integer, Integer> function = x -> x;
  private ProcessPool pool;
  private List<Integer> items;

  /** Starts the pool. */
  @Setup(Level.Trial)
  public void open() {
    pool = ProcessPool.of(2);
    items = IntStream.range(0, tasks).boxed().toList();
  }

  /** Ends it. */
  @TearDown(Level.Trial)
  public void close() {
    pool.close();
  }

  /** One map. */
  @Benchmark
  public List<Integer> map() {
    return batch == 0 ? pool.map(function, items) : pool.batch(batch).map(function, items);
  }
}
