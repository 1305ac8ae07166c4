package dev.brine.bench;

import dev.brine.payload.Payload;
import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
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

/** What it costs to send frames and to read them at the other end of the line. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class FrameBenchmark {
  /** How many frames go together. */
  @Param({"1", "1000"})
  public int frames;

  /** How large each one's payload is, in bytes. */
  @Param({"16", "1048576"})
  public int payload;

  private Path directory;
  private Connection from;
  private Connection to;
  private List<Frame> sent;

  /** Connects. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    directory = Files.createTempDirectory("frames");
    Path socket = directory.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      from = new Connection(channel, "from", 0);
      to = new Connection(server.accept(), "to", 0);
    }
    // A thousand large ones would be a gigabyte.
    int count = payload > 1024 ? Math.min(frames, 16) : frames;
    Payload item = Payload.of(new byte[payload]);
    sent = Collections.nCopies(count, new Frame.Task(1, 1, 1, 1, item));
  }

  /** Ends the line. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    from.close();
    to.close();
    Files.delete(directory.resolve("socket"));
    Files.delete(directory);
  }

  /** All of them, there. */
  @Benchmark
  public int send() throws IOException {
    from.send(sent);
    int received = 0;
    while (received < sent.size()) {
      received += to.readAll().size();
    }
    return received;
  }
}
