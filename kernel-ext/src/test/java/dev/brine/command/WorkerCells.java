package dev.brine.command;

import dev.brine.Brine;
import dev.brine.pool.Pools;
import dev.brine.pool.ProcessPool;
import dev.brine.report.Display;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session whose cells run on two workers, and what they print. */
final class WorkerCells implements AutoCloseable {
  private final RecordingSession session;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Display display =
      Display.plain(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));

  WorkerCells() throws Exception {
    Brine.pool(ProcessPool.of(2));
    session = new RecordingSession(List.of("int sum = 0;", "int[] big = new int[1000];"));
  }

  RecordingSession session() {
    return session;
  }

  /** Runs a cell; its value. */
  @Nullable Object run(String cell) throws Exception {
    return cell.startsWith("%%everywhere")
        ? EverywhereCommand.run(session, cell, display)
        : ParallelCommand.run(session, cell, display);
  }

  /** What {@code %presult} gives of that variable, or of the loop before. */
  @Nullable Object presult(@Nullable String variable) throws Exception {
    return PresultCommand.run(session, variable, display);
  }

  /** Runs a line of {@code %brine}. */
  void brine(String command) throws Exception {
    BrineCommand.run(session, command, display);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** What was printed until now is of no interest any more. */
  void forget() {
    out.reset();
    err.reset();
  }

  /** The next test begins with the session as it was. */
  void reset() {
    forget();
    DefaultOptions.reset(null);
    session.reset();
  }

  @Override
  public void close() {
    session.close();
    Brine.pool().close();
    Pools.clear();
  }
}
