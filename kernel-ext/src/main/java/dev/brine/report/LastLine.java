package dev.brine.report;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The last line of a terminal, which can be replaced while other text is printed above it. Where
 * that text stops in the middle of a line, this line waits for its end. Thread-safe.
 */
final class LastLine {
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private String line = "";
  private boolean visible;
  private boolean inText;

  LastLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** From now on this is the last line; nothing if it is empty. */
  synchronized void set(String newLine) {
    erase();
    line = newLine;
    draw();
  }

  /** A stream that prints above this line to one of the terminal's streams. */
  OutputStream above(PrintStream stream) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        if (length > 0) {
          print(stream, bytes, offset, length);
        }
      }

      @Override
      public void flush() {
        stream.flush();
      }
    };
  }

  private synchronized void print(PrintStream stream, byte[] bytes, int offset, int length) {
    erase();
    stream.write(bytes, offset, length);
    stream.flush();
    inText = bytes[offset + length - 1] != '\n';
    draw();
  }

  private void erase() {
    if (visible) {
      terminal.print(ERASE);
      terminal.flush();
      visible = false;
    }
  }

  private void draw() {
    if (!line.isEmpty() && !inText) {
      terminal.print(line);
      visible = true;
    }
    terminal.flush();
  }
}
