package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.report.Content;
import dev.brine.report.Display;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecordedDisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Display shown = Display.plain(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  private final CellOutput output = new CellOutput();
  private final Display display =
      new RecordedDisplay(
          shown,
          output,
          output.stream("stdout", shown.out()),
          output.stream("stderr", shown.err()));

  @Test
  void show_betweenPrintedLines_isStoredBetweenThem() {
    display.out().println("before");
    display.show(Content.of("a dot").svg("<svg/>\n"));
    display.out().println("after");
    assertThat(output.all())
        .hasToString(
            """
            [{"name":"stdout","output_type":"stream","text":["before\\n"]},\
            {"data":{"text/plain":["a dot"],"image/svg+xml":["<svg/>\\n"]},"metadata":{},\
            "output_type":"display_data"},\
            {"name":"stdout","output_type":"stream","text":["after\\n"]}]\
            """);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("before\na dot\nafter\n");
  }

  @Test
  void area_storesItsLastStateAndNothingOnceCleared() {
    Display.Area first = display.area();
    Display.Area second = display.area();
    first.set(Content.of("1/2"));
    second.set(Content.of("1/9"));
    first.set(Content.of("2/2"));
    second.clear();
    assertThat(output.all()).hasSize(1);
    assertThat(output.all().toString()).contains("2/2").doesNotContain("1/2", "1/9");
  }

  @Test
  void area_clearedBetweenPrintedLines_leavesOneStream() {
    display.out().print("be");
    Display.Area area = display.area();
    area.set(Content.of("1/2"));
    display.out().println("fore");
    area.clear();
    display.out().println("after");
    display.err().println("other");
    assertThat(output.all())
        .hasToString(
            """
            [{"name":"stdout","output_type":"stream","text":["before\\n","after\\n"]},\
            {"name":"stderr","output_type":"stream","text":["other\\n"]}]\
            """);
  }
}
