package dev.brine.report;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * A terminal whose last line can be replaced while other text is printed above it. Where that text
 * stops in the middle of a line, the last line waits for its end. Thread-safe.
 */
final class LastLine extends OutputStream {
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

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (length > 0) {
      erase();
      terminal.write(bytes, offset, length);
      inText = bytes[offset + length - 1] != '\n';
      draw();
    }
  }

  @Override
  public synchronized void flush() {
    terminal.flush();
  }

  private void erase() {
    if (visible) {
      terminal.print(ERASE);
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
