package dev.brine.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
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

/** What it costs to write and read larger graphs, beside libraries that do the same. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "--add-opens=java.base/java.lang=ALL-UNNAMED")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class GraphBenchmark {
  /** Which graph. */
  @Param public Graph graph;

  /** Who writes and reads it. */
  @Param public Writer writer;

  private TypedSession session;
  private RoundTrip roundTrip;
  private Object value;
  private byte[] bytes;

  /** Makes the graph, and says how large it becomes. */
  @Setup(Level.Trial)
  public void open() throws IOException, ClassNotFoundException {
    session = new TypedSession();
    value = graph.make(session);
    roundTrip = writer.open(value);
    bytes = roundTrip.write(value);
    if (!graph.text(value).equals(graph.text(roundTrip.read(bytes)))) {
      throw new IllegalStateException("not what was written");
    }
    System.out.println("# " + graph + " by " + writer + ": " + bytes.length + " bytes");
  }

  /** Ends the session. */
  @TearDown(Level.Trial)
  public void close() {
    session.close();
  }

  /** Writing. */
  @Benchmark
  public byte[] write() throws IOException {
    return roundTrip.write(value);
  }

  /** Reading. */
  @Benchmark
  public Object read() throws IOException, ClassNotFoundException {
    return roundTrip.read(bytes);
  }
}
