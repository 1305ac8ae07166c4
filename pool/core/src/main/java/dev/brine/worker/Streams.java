package dev.brine.worker;

import dev.brine.wire.Connection;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The standard streams as tasks see them: what is printed goes to the session in whole lines, and
 * there is nothing to read. They are put back after a task that replaced or closed them.
 */
final class Streams {
  /**
   * What was printed before the process ends has this long to reach the session, in milliseconds.
   */
  private static final long DRAIN = 1000;

  private static final InputStream NOTHING = new EmptyStream();

  private final Connection connection;
  private final Turn turn;
  private final LineStream outLines;
  private final LineStream errLines;
  private final PrintStream out;
  private final PrintStream err;

  Streams(Connection connection, Turn turn) {
    this.connection = connection;
    this.turn = turn;
    outLines = new LineStream(connection, turn, false);
    errLines = new LineStream(connection, turn, true);
    out = new LastingStream(outLines);
    err = new LastingStream(errLines);
  }

  /** The process's own error stream, for what concerns the process and no task. */
  static PrintStream ofProcess() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  /** Puts the streams in place, and sees to what is printed before a task ends the process. */
  void install() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread("brine-output") {
              @Override
              public void run() {
                endProcess();
              }
            });
    putInPlace();
  }

  /** What is printed from now on belongs to this map. */
  void begin(long map) {
    putInPlace();
    turn.begin(map);
  }

  /**
   * Sends lines that have no end yet, and puts the streams back.
   *
   * @return whether that may have taken time
   */
  boolean end() {
    boolean replaced = System.out != out || System.err != err;
    if (replaced) {
      flush(System.out, out);
      flush(System.err, err);
    }
    putInPlace();
    turn.end();
    boolean heldOut = outLines.end();
    boolean heldErr = errLines.end();
    return heldOut || heldErr || replaced;
  }

  private void putInPlace() {
    if (System.out != out) {
      System.setOut(out);
    }
    if (System.err != err) {
      System.setErr(err);
    }
    if (System.in != NOTHING) {
      System.setIn(NOTHING);
    }
  }

  private static void flush(@Nullable PrintStream present, PrintStream own) {
    if (present != null && present != own) {
      try {
        present.flush();
      } catch (Throwable brokenStreamOfTheTask) {
        // What it holds is lost, as it would be in the user's own program.
      }
    }
  }

  private void endProcess() {
    outLines.endAll();
    errLines.endAll();
    try {
      connection.drain(DRAIN);
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has nothing to read, also after a task has closed it. */
  private static final class EmptyStream extends InputStream {
    @Override
    public int read() {
      return -1;
    }
  }

  /** Stays open when it is closed: others hold it too, such as a logger's handler. */
  private static final class LastingStream extends PrintStream {
    LastingStream(OutputStream lines) {
      super(lines, false, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      flush();
    }
  }
}
