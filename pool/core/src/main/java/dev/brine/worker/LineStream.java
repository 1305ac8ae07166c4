package dev.brine.worker;

import dev.brine.wire.Connection;
import dev.brine.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cuts what threads print into whole lines, each thread's for itself, and sends them at once. Where
 * the session cannot keep up, lines are dropped and counted, so that neither memory nor the task
 * pays for a flood. Thread-safe.
 */
final class LineStream extends OutputStream {
  /** A line longer than this goes in pieces, in bytes. */
  private static final int LONGEST_LINE = 64 * 1024;

  /** More waiting text than this is a flood, in characters. */
  private static final long FLOOD = 4L * 1024 * 1024;

  private final Connection connection;
  private final boolean error;
  private final Map<Thread, ByteArrayOutputStream> begun = new LinkedHashMap<>();
  private long map;
  private long cut;

  LineStream(Connection connection, boolean error) {
    this.connection = connection;
    this.error = error;
  }

  synchronized void begin(long newMap) {
    map = newMap;
  }

  /** Ends the lines that have no end yet. */
  synchronized void end() {
    for (ByteArrayOutputStream line : begun.values()) {
      if (line.size() > 0) {
        line.write('\n');
        send(line);
      }
    }
    begun.clear();
    tellCut();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    ByteArrayOutputStream line =
        begun.computeIfAbsent(Thread.currentThread(), thread -> new ByteArrayOutputStream());
    int end = offset + length;
    int lineEnd = end;
    while (lineEnd > offset && bytes[lineEnd - 1] != '\n') {
      lineEnd--;
    }
    line.write(bytes, offset, lineEnd - offset);
    if (lineEnd > offset) {
      send(line);
    }
    line.write(bytes, lineEnd, end - lineEnd);
    if (line.size() > LONGEST_LINE) {
      send(line);
    }
  }

  private void send(ByteArrayOutputStream line) {
    if (connection.backlog() > FLOOD) {
      cut++;
    } else {
      tellCut();
      connection.send(new Frame.Print(map, error, line.toString(StandardCharsets.UTF_8)));
    }
    line.reset();
  }

  private void tellCut() {
    if (cut > 0) {
      String text = "[%d lines of output were cut]\n".formatted(cut);
      cut = 0;
      connection.send(new Frame.Print(map, error, text));
    }
  }
}
