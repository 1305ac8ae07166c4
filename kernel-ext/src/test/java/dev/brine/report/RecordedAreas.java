package dev.brine.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A display that notes what it was given: content by its text, and {@code clear}. */
final class RecordedAreas implements Display {
  private final List<String> noted = new ArrayList<>();
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(errBytes, true, StandardCharsets.UTF_8);

  synchronized List<String> noted() {
    return List.copyOf(noted);
  }

  private synchronized void note(String text) {
    noted.add(text);
  }

  String printed() {
    return outBytes.toString(StandardCharsets.UTF_8);
  }

  String printedErrors() {
    return errBytes.toString(StandardCharsets.UTF_8);
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
    note("show " + content.text());
  }

  @Override
  public Area area() {
    return new Area() {
      @Override
      public void set(Content content) {
        note(content.text());
      }

      @Override
      public void clear() {
        note("clear");
      }
    };
  }
}
