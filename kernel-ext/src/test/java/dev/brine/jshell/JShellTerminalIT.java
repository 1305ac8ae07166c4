package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole tool, as its user sees it. */
@Timeout(180)
final class JShellTerminalIT {
  private static final String PROMPT = "jshell> ";

  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    boolean available = Terminal.isAvailable();
    if (System.getProperty("brine.complete") == null) {
      assumeTrue(available, "tmux is missing: the tests of the terminal need it");
    }
    assertThat(available).as("tmux is there; these tests need it").isTrue();
    terminal = new Terminal(home, BrineCommand.jshell(home, List.of()));
    awaitPrompt();
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    if (terminal != null) {
      terminal.close();
    }
  }

  private String awaitPrompt() throws IOException, InterruptedException {
    return terminal.await("a prompt", screen -> screen.endsWith(PROMPT.strip()));
  }

  /** What is typed while a snippet still runs would be its standard input. */
  private void enter(String text) throws IOException, InterruptedException {
    awaitPrompt();
    terminal.enter(text);
  }

  @Test
  void pmap_typed_showsValues() throws Exception {
    enter("/pmap x -> x * x, List.of(1,2,3)");
    terminal.await("$1 ==> [1, 4, 9]");

    enter("/pmap ys = x -> x + 1, range(0, 3)");
    terminal.await("ys ==> [1, 2, 3]");
  }

  @Test
  void pmap_failures_showWhatIsWrong() throws Exception {
    enter("/pmap this_is_missing");
    assertThat(terminal.await("^-------------^")).contains("variable this_is_missing");

    enter("/pmap x -> 1 / (x - 2), List.of(1,2,3)");
    assertThat(terminal.await("Caused by:")).contains("item 1 (2) failed");

    enter("/pmap -n none x -> x, List.of(1)");
    terminal.await("|  /pmap: Invalid value for option '--workers'");
  }

  @Test
  void help_pmap_isShown() throws Exception {
    enter("/help /pmap");

    terminal.await("/pmap <function>, <items>");
  }

  @Test
  void tab_commandOptionAndJava_isCompleted() throws Exception {
    enter("List<Integer> numbers = List.of(4, 5)");
    terminal.await("numbers ==>");

    awaitPrompt();
    terminal.type("/pm");
    terminal.press("Tab");
    terminal.await(PROMPT + "/pmap");
    terminal.type("-");
    terminal.press("Tab");
    terminal.await("-n    -t");
    terminal.type("n 2 x -> x * 2, numb");
    terminal.press("Tab");
    terminal.await("/pmap -n 2 x -> x * 2, numbers");
    terminal.press("Enter");
    terminal.await("==> [8, 10]");
  }

  @Test
  void pmap_severalLines_areOneEntryOfTheHistory() throws Exception {
    enter("/pmap x -> {");
    terminal.await("...>");
    terminal.enter("  int y = x + 1;");
    terminal.enter("  return y * y;");
    terminal.enter("}, List.of(1, 2)");
    terminal.await("$1 ==> [4, 9]");

    awaitPrompt();
    terminal.press("Up", "Enter");

    terminal.await("$2 ==> [4, 9]");
  }

  @Test
  void ctrlC_inTheMiddleOfTheText_givesItUp() throws Exception {
    enter("/pmap x -> {");
    terminal.await("...>");
    terminal.press("C-c");
    awaitPrompt();

    enter("40 + 2");
    terminal.await("==> 42");
  }

  @Test
  void ctrlC_longPmap_givesThePromptBack() throws Exception {
    enter(
        "/pmap x -> { System.out.println(\"beg\" + \"un\"); Thread.sleep(600_000); return x; }, range(0, 2)");
    terminal.await("begun");
    terminal.press("C-c");
    awaitPrompt();

    enter("/pmap x -> x + 40, List.of(2)");
    terminal.await("==> [42]");
  }
}
