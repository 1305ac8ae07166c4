package dev.brine.report;

import java.io.PrintStream;

/** Prints text; an area would need to take back what is printed. */
record PlainDisplay(PrintStream out, PrintStream err) implements Display {
  private static final Area NONE =
      new Area() {
        @Override
        public void set(Content content) {}

        @Override
        public void clear() {}
      };

  @Override
  public void show(Content content) {
    out.println(content.text());
  }

  @Override
  public Area area() {
    return NONE;
  }
}
