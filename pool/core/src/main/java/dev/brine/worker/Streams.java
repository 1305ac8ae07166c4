package dev.brine.worker;

import dev.brine.wire.Connection;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams as tasks see them: what is printed goes to the session in whole lines, and
 * there is nothing to read. They are put back after a task that replaced them.
 */
final class Streams {
  private final LineStream outLines;
  private final LineStream errLines;
  private final PrintStream out;
  private final PrintStream err;

  Streams(Connection connection) {
    outLines = new LineStream(connection, false);
    errLines = new LineStream(connection, true);
    out = new PrintStream(outLines, false, StandardCharsets.UTF_8);
    err = new PrintStream(errLines, false, StandardCharsets.UTF_8);
  }

  /** The process's own error stream, for what concerns the process and no task. */
  static PrintStream ofProcess() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  void install() {
    System.setOut(out);
    System.setErr(err);
    System.setIn(InputStream.nullInputStream());
  }

  /** What is printed from now on belongs to this map. */
  void begin(long map) {
    outLines.begin(map);
    errLines.begin(map);
  }

  /** Sends lines that have no end yet, and puts the streams back. */
  void end() {
    if (System.out != out) {
      System.out.flush();
    }
    if (System.err != err) {
      System.err.flush();
    }
    outLines.end();
    errLines.end();
    install();
  }
}
