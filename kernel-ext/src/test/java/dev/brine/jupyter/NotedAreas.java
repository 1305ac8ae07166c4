package dev.brine.jupyter;

import dev.brine.report.Content;
import dev.brine.report.Display;
import java.io.PrintStream;
import java.util.List;

/** A display that notes what was put into its areas, by its text, and {@code clear}. */
record NotedAreas(Display rest, List<String> noted) implements Display {
  @Override
  public PrintStream out() {
    return rest.out();
  }

  @Override
  public PrintStream err() {
    return rest.err();
  }

  @Override
  public void show(Content content) {
    rest.show(content);
  }

  @Override
  public Area area() {
    return new Area() {
      @Override
      public void set(Content content) {
        noted.add(content.text());
      }

      @Override
      public void clear() {
        noted.add("clear");
      }
    };
  }
}
