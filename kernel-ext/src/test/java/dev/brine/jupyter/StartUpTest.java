package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.brine.session.EmbeddedSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartUpTest {
  @TempDir private Path directory;

  @Test
  void open_withClassPath_hasItsClasses() throws Exception {
    Path source =
        Files.writeString(directory.resolve("Extra.java"), "package shop; public class Extra {}");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null, null, null, "-d", directory.resolve("lib").toString(), source.toString()))
        .isZero();
    StartUp startUp = new StartUp(Map.of("BRINE_CLASSPATH", directory + "/l*")::get);
    try (EmbeddedSession session = startUp.open()) {
      session.beginCell(1);
      assertThat(session.evaluate("new shop.Extra()", 1).isSuccess()).isTrue();
    }
  }

  @Test
  void scripts_ofFilesAndText_areInTheirOrder() throws Exception {
    Files.writeString(directory.resolve("b.jsh"), "int b;");
    Files.writeString(directory.resolve("a.jsh"), "int a;\r\n");
    StartUp startUp =
        new StartUp(
            Map.of(
                    "BRINE_STARTUP_SCRIPTS_PATH",
                    directory + "/*.jsh",
                    "BRINE_STARTUP_SCRIPT",
                    "int c;")
                ::get);
    assertThat(startUp.scripts().values()).containsExactly("int a;\n", "int b;", "int c;");
  }

  @Test
  void timeout_isATime_orNone() {
    assertThat(new StartUp(Map.of("BRINE_TIMEOUT", "2m")::get).timeout())
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(new StartUp(name -> null).timeout()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StartUp(Map.of("BRINE_TIMEOUT", "soon")::get).timeout())
        .withMessage("'soon' is not a time; write 10s, 500ms, 2m or 1h");
  }
}
