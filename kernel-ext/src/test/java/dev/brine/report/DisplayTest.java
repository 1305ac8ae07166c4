package dev.brine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** What a terminal's lines look like in the end. */
  private String seen() {
    StringBuilder seen = new StringBuilder();
    for (String line : printed().split("\n", -1)) {
      int erased = line.lastIndexOf("\r\u001b[K");
      seen.append(seen.isEmpty() ? "" : "\n")
          .append(erased < 0 ? line : line.substring(erased + 4));
    }
    return seen.toString();
  }

  @Test
  void plain_area_printsNothing() {
    Display display = Display.plain(out);
    Display.Area area = display.area();
    area.set(Content.of("half"));
    area.clear();
    display.show(Content.of("a picture").svg("<svg/>"));
    assertThat(printed()).isEqualTo("a picture\n");
  }

  @Test
  void terminal_area_staysBelowWhatIsPrinted() {
    Display display = Display.terminal(out, out);
    Display.Area area = display.area();
    area.set(Content.of("1/3"));
    assertThat(printed()).isEqualTo("1/3");
    display.out().println("one");
    area.set(Content.of("2/3"));
    display.show(Content.of("two"));
    assertThat(seen()).isEqualTo("one\ntwo\n2/3");
    area.clear();
    assertThat(seen()).isEqualTo("one\ntwo\n");
  }

  @Test
  void terminal_textWithinALine_isNotTornByTheArea() {
    Display display = Display.terminal(out, out);
    Display.Area area = display.area();
    area.set(Content.of("1/3"));
    display.out().print("on");
    area.set(Content.of("2/3"));
    display.out().println("e");
    assertThat(seen()).isEqualTo("one\n2/3");
  }
}
