package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code /brine} in the whole tool, whose session runs in another JVM. */
@Timeout(180)
final class JShellBrineIT {
  @TempDir private Path home;

  private String run(String... lines) throws IOException, InterruptedException {
    return PipedTool.run(home, ToolCommand.jshell(home, List.of()), Arrays.asList(lines));
  }

  @Test
  void brine_poolAndCosts_areToldBeforeAndAfterAMap() throws Exception {
    String text =
        run(
            "/brine status",
            "/brine stats",
            "/brine timeline",
            "int k = 3",
            "/pmap -n 2 x -> x * k, range(0, 5)",
            "/brine status",
            "/brine stats",
            "/brine timeline",
            "/brine restart",
            "/brine explain x -> x * k, new int[] {1}",
            "/brine explain x -> x * k",
            "/brine explain nothing",
            "/list");

    assertThat(text)
        .containsSubsequence(
            "|  the default pool has not started yet",
            "|  there was no map yet",
            "|  /brine: there was no map yet",
            "==> [0, 3, 6, 9, 12]",
            "|  worker",
            "idle",
            "|  items  failed",
            "|      5       0",
            "pid ",
            "speed-up",
            "|  fresh workers take the place")
        .contains("k  snippet #1  int")
        .contains(
            "a lambda alone has no types; give the items too: explain x -> x * k, List.of(..)")
        .contains("|  /brine: cannot find symbol", "variable nothing")
        .doesNotContain("ExplainedCode");
  }

  @Test
  void brine_files_saveLookDiffAndLoad() throws Exception {
    String text =
        run(
            "int[] data = {1, 2, 3}",
            "String twice(int x) { return \"f\" + data[x] + data[x]; }",
            "var s = new java.net.Socket()",
            "/brine save s.brine",
            "/brine save \"with space.brine\" --skip",
            "/brine save one.brine twice",
            "/brine look one.brine",
            "data[0] = 9",
            "/brine diff one.brine",
            "/brine diff one.brine \"with space.brine\"",
            "/brine load one.brine data",
            "twice(0)",
            "/brine load nowhere.brine",
            "/brine save");

    assertThat(text)
        .containsSubsequence(
            "|  /brine: these variables cannot be saved",
            "|    s: java.net.Socket: a connection cannot leave its process",
            "|  saved ",
            "|  without value: s: java.net.Socket",
            "|  String twice(int x)",
            "|  + variable s",
            "|  ~ value of variable data",
            "|  + variable s",
            "|  0 snippets loaded",
            "==> \"f11\"",
            "nowhere.brine does not exist",
            "|  /brine: Missing required parameter: 'FILE'",
            "|  usage: brine save [-h] [--skip] FILE [NAME...]");
    assertThat(Files.exists(home.resolve("s.brine"))).isFalse();
  }

  @Test
  void brine_config_holdsForPmapUntilReset() throws Exception {
    String text =
        run(
            "/brine config workers=1 batch=2",
            "/pmap x -> x, range(0, 3)",
            "/brine config workers=0",
            "/brine config colour=red",
            "/brine config reset",
            "/pmap x -> x + 1, range(0, 3)",
            "/list");

    assertThat(text)
        .contains(
            "dev.brine.Brine.pool().limit(1).batch(2).map(x -> x, range(0, 3))",
            "|  /brine: --workers must be at least 1, not 0",
            "|  /brine: there is no option colour; there are batch",
            "dev.brine.Brine.pmap(x -> x + 1, range(0, 3))");
  }

  @Test
  void brine_helpAndMistakes_tellWhatThereIs() throws Exception {
    String text =
        run("/help", "/help /brine", "/brine stat", "/brine stats --help", "/brine doctor");

    assertThat(text)
        .contains("|  /brine status|config|stats", "|  usage: brine [-h] COMMAND")
        .contains("there is no command stat; did you mean stats or status?")
        .contains("|  Tells what the last maps cost.")
        .containsSubsequence("ok    JDK", "ok    cache", "ok    worker", "|  all is well");
  }
}
