package dev.brine.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints text above the line that is replaced. */
final class TerminalDisplay implements Display {
  private final LastLine last;
  private final PrintStream out;
  private final PrintStream err;

  TerminalDisplay(PrintStream out, PrintStream err) {
    last = new LastLine(out);
    this.out = new PrintStream(last.above(out), true, StandardCharsets.UTF_8);
    this.err = new PrintStream(last.above(err), true, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
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
