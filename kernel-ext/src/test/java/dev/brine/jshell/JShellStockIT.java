package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own {@code jshell} with Brine beside it, and the tool where it cannot be reached. */
@Timeout(120)
final class JShellStockIT {
  private static final String OPENS =
      "-J--add-opens=jdk.jshell/jdk.internal.jshell.tool=ALL-UNNAMED";

  @TempDir private Path home;

  @Test
  void stock_withFlags_hasTheCommands() throws Exception {
    String text =
        PipedTool.run(
            home,
            ToolCommand.stock(
                home,
                List.of(
                    "-J-cp",
                    "-J" + ToolCommand.brineJar(),
                    OPENS,
                    "-C-XDforceSerializable",
                    "--execution",
                    "brine",
                    "--class-path",
                    ToolCommand.brineJar().toString())),
            List.of(
                "int k = 40",
                "/pmap x -> x + k, range(2, 4)",
                "/brine status",
                "/reset",
                "/pmap x -> 1 / x, List.of(0)",
                "/help"));

    assertThat(text)
        .contains("==> [42, 43]", "|  2 workers", "item 0 (0) failed at snippet #1 line 1")
        .contains("|  /pmap [-n <workers>]", "|  /brine status|config")
        .doesNotContain("Brine:");
  }

  @Test
  void tool_outOfReach_saysSoOnceAndRunsJava() throws Exception {
    List<String> closed =
        ToolCommand.stock(
            home,
            List.of(
                "-J-cp",
                "-J" + ToolCommand.brineJar(),
                "--execution",
                "brine",
                "--class-path",
                ToolCommand.brineJar().toString()));

    String text =
        PipedTool.run(
            home,
            closed,
            List.of(
                "import static dev.brine.Brine.*;",
                "pmap((Integer x) -> x + 1, range(0, 2))",
                "/reset",
                "/pmap x -> x, List.of(1)"));

    assertThat(text)
        .containsOnlyOnce("Brine: /pmap and /brine are missing, since the tool cannot be reached")
        .contains("add -J--add-opens=jdk.jshell/jdk.internal.jshell.tool=ALL-UNNAMED")
        .contains("==> [1, 2]", "Invalid command: /pmap");
  }

  @Test
  void jar_inAPathWithSpace_survivesEnv() throws Exception {
    Path folder = Files.createDirectory(home.resolve("with space"));
    Path jar = Files.copy(ToolCommand.brineJar(), folder.resolve("brine.jar"));
    Path lib = Files.createDirectory(home.resolve("lib"));

    String text =
        PipedTool.run(
            home,
            ToolCommand.jshell(home, jar, List.of()),
            List.of(
                "/pmap x -> x + 1, range(0, 1)",
                "/env -class-path " + lib,
                "/pmap x -> x + 10, range(0, 1)"));

    assertThat(text).contains("==> [1]", "==> [10]").doesNotContain("Error");
  }
}
