package dev.brine.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints text above the line that is replaced. */
final class TerminalDisplay implements Display {
  private final LastLine last;
  private final PrintStream out;

  TerminalDisplay(PrintStream terminal) {
    last = new LastLine(terminal);
    out = new PrintStream(last, true, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public void show(Content content) {
    out.println(content.text());
  }

  @Override
  public Area area() {
    return new Area() {
      @Override
      public void set(Content content) {
        last.set(content.text());
      }

      @Override
      public void clear() {
        last.set("");
      }
    };
  }
}
