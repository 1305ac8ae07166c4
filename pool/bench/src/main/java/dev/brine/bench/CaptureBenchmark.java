package dev.brine.bench;

import dev.brine.pickle.Capture;
import dev.brine.pickle.Replica;
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

/** What it costs to capture a typed lambda that was captured before, and to open the capture. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "--add-opens=java.base/java.lang=ALL-UNNAMED")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class CaptureBenchmark {
  /** Whether the compiler made the lambda serializable. */
  @Param({"false", "true"})
  public boolean serializable;

  private TypedSession session;
  private Object function;
  private Capture captured;

  /** Types the lambda. */
  @Setup(Level.Trial)
  public void open() {
    session = serializable ? new TypedSession("-XDforceSerializable") : new TypedSession();
    session.type("class Step { int by(int x) { return x + 1; } }");
    session.type("int base = 40;");
    session.type("Function<Integer, Integer> f = x -> new Step().by(x) + base;");
    function = session.value("f");
    captured = Capture.of(function);
    System.out.println(
        "# " + captured.parcels().get(0).code() + captured.parcels().get(0).classPath());
  }

  /** Ends the session. */
  @TearDown(Level.Trial)
  public void close() {
    session.close();
  }

  /** The capture. */
  @Benchmark
  public Capture capture() {
    return Capture.of(function);
  }

  /** Opening it on the worker's side, by a loader generation that has its code. */
  @Benchmark
  public Object replica() {
    try (Replica replica = Replica.create()) {
      captured.parcels().forEach(replica::open);
      return replica.function();
    }
  }
}
