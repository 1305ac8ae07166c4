package dev.brine.bench;

import dev.brine.payload.Payload;
import dev.brine.pickle.Capture;
import dev.brine.pickle.Replica;
import dev.brine.task.Fn;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write one item of a map, and to read it on the worker's side. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "--add-opens=java.base/java.lang=ALL-UNNAMED")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ItemBenchmark {
  private static final Map<String, Object> ITEMS =
      Map.of(
          "integer",
          123_456,
          "string",
          "a name of some length",
          "record",
          new Point(1, 2.0, "three"),
          "list",
          IntStream.range(0, 100).boxed().toList());

  /** Which item. */
  @Param({"integer", "string", "record", "list"})
  public String item;

  private final Fn<Object, Object> function = x -> x;
  private Capture capture;
  private Replica replica;
  private Object value;
  private Payload written;

  /** Captures a function. */
  @Setup(Level.Trial)
  public void open() {
    value = ITEMS.get(item);
    capture = Capture.of(function);
    written = capture.writeItem(value);
    replica = Replica.create();
    capture.parcels().forEach(replica::open);
    if (!List.of(value).equals(List.of(replica.readItem(written)))) {
      throw new IllegalStateException("not what was written");
    }
  }

  /** Writing. */
  @Benchmark
  public Payload write() {
    return capture.writeItem(value);
  }

  /** Reading. */
  @Benchmark
  public Object read() {
    return replica.readItem(written);
  }
}
