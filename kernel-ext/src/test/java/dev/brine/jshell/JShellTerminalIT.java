package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import dev.brine.command.BrineCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole tool, as its user sees it; one for all tests, each of which begins a session. */
@Timeout(180)
final class JShellTerminalIT {
  private static final String PROMPT = "jshell> ";

  @TempDir private static Path home;
  private static @Nullable Terminal open;
  private Terminal terminal;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    boolean available = Terminal.isAvailable();
    if (System.getProperty("brine.complete") == null) {
      assumeTrue(available, "tmux is missing: the tests of the terminal need it");
    }
    assertThat(available).as("tmux is there; these tests need it").isTrue();
    if (open == null) {
      // The next process is then the one that a test has asked for, and none that stands by.
      List<String> command = new ArrayList<>(List.of("env", "BRINE_SPARE=off"));
      command.addAll(ToolCommand.jshell(home, List.of()));
      open = new Terminal(home, command);
      terminal = open;
      awaitPrompt();
    } else {
      terminal = open;
      terminal.press("C-c");
      enter("/reset");
      terminal.await("|  Resetting state.");
    }
    awaitPrompt();
    terminal.press("C-l");
    terminal.await("an empty screen", screen -> screen.equals(PROMPT.strip()));
  }

  @AfterAll
  static void close() throws IOException, InterruptedException {
    if (open != null) {
      open.close();
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
    assertThat(terminal.await("--progress-after")).contains("-n", "--unordered", "--on-error");
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
  void ctrlC_longPmap_tellsHowFarAndThePoolGoesOn() throws Exception {
    enter(
        "/pmap --progress-after 0 x -> {"
            + " if (x > 1) { System.out.println(\"beg\" + \"un\"); Thread.sleep(600_000); }"
            + " return x; }, range(0, 100)");
    terminal.await("begun");
    long pressed = System.nanoTime();
    terminal.press("C-c");
    String screen = awaitPrompt();

    // What was printed does not wait for the answers of other workers.
    assertThat(screen)
        .containsPattern("interrupted: [0-2] of 100 done")
        .doesNotContain("[#", "$1 ==>");
    assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(2));

    enter("/pmap x -> x + 40, List.of(2)");
    terminal.await("==> [42]");
  }

  /** The stop may come anywhere, also where the session's JVM has never run a map before. */
  @Test
  void ctrlC_firstMomentsOfTheFirstPmap_theNextOneWorks() throws Exception {
    for (int millis : new int[] {0, 150, 400}) {
      ask("/reset", "|  Resetting state.");
      awaitPrompt();
      terminal.press("C-l");
      terminal.enter("/pmap x -> { Thread.sleep(600_000); return x; }, List.of(1)");
      TimeUnit.MILLISECONDS.sleep(millis);
      terminal.press("C-c");
      awaitPrompt();

      ask("/pmap x -> x + 40, List.of(2)", "==> [42]");
    }
  }

  @Test
  void progress_slowMap_isOneLineBelowTheOutput() throws Exception {
    Path go = home.resolve("go");
    enter(
        "/pmap -n 2 --progress-after 0 x -> { System.out.println(\"item \" + x);"
            + " while (x > 2 && !new File(\"%s\").exists()) Thread.sleep(20); return x; },"
                .formatted(go)
            + " range(0, 6)");

    String during = terminal.await("a bar", screen -> screen.contains("/6  "));
    assertThat(during.lines().filter(line -> line.contains("/6"))).hasSize(1);
    Files.createFile(go);
    String after = terminal.await("==> [0, 1, 2, 3, 4, 5]");
    assertThat(after)
        .contains("item 0", "item 5", "|  6/6 in ", "on 2 workers", "0 failed)")
        .doesNotContain("[#");
  }

  @Test
  void brine_tab_completesCommandsOptionsAndFiles() throws Exception {
    Files.createFile(home.resolve("kept.brine"));
    awaitPrompt();
    terminal.type("/br");
    terminal.press("Tab");
    terminal.await(PROMPT + "/brine");
    terminal.type("st");
    terminal.press("Tab");
    assertThat(terminal.await("stats")).contains("status");
    terminal.type("u");
    terminal.press("Tab", "Enter");
    terminal.await("the default pool has not started yet");

    awaitPrompt();
    terminal.type("/brine save --");
    terminal.press("Tab");
    assertThat(terminal.await("--skip")).contains("--help");
    terminal.press("C-c");
    awaitPrompt();
    terminal.type("/brine look " + home + "/ke");
    terminal.press("Tab");
    terminal.await("/kept.brine");
    terminal.press("Enter");
    terminal.await("|  /brine: ");

    awaitPrompt();
    terminal.press("Up", "Up", "Enter");
    terminal.await("two answers", screen -> count(screen, "has not started yet") == 2);
  }

  @Test
  void brine_everyCommand_answersInATerminal() throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("status", "2 workers, 0 maps running");
    answers.put("stats", "the last map's workers:");
    answers.put("timeline", "speed-up");
    answers.put("config workers=2", "workers         2 ");
    answers.put("config reset", "workers         - ");
    answers.put("explain x -> x * factor, List.of(1)", "factor  snippet #1  int");
    answers.put("save --skip one.brine factor", "saved ");
    answers.put("look one.brine", "int factor");
    answers.put("diff one.brine", "+ variable $2");
    answers.put("load one.brine factor", "1 values");
    answers.put("restart", "fresh workers take the place");
    answers.put("doctor", "all is well");
    enter("int factor = 3");
    enter("/pmap -n 2 x -> x * factor, range(0, 5)");
    terminal.await("==> [0, 3, 6, 9, 12]");
    for (Map.Entry<String, String> each : answers.entrySet()) {
      ask("/brine " + each.getKey().replace("one.brine", home + "/one.brine"), each.getValue());
    }
    for (String each : BrineCommand.names()) {
      ask("/brine " + each + " --help", "usage: brine " + each);
    }
  }

  @Test
  void pmap_everyOption_worksInATerminal() throws Exception {
    enter("Pools.get(\"own\", 1).pipe(x -> x, 1)");
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("-n 1 -t 9s --batch 2", "on 1 worker");
    answers.put("--workers 2 --timeout 9s --retries 1 --seed 5", "4/4 in ");
    answers.put("--progress-after never --unordered -n 1", "4/4 in ");
    answers.put("--on-error collect", "==> [Outcome[");
    answers.put("--pool own", "on 1 worker");
    answers.put("--verbose", "|  dev.brine.Brine.pmap(x -> x + 1, range(0, 4))");
    answers.put("-v", "|  dev.brine.Brine.pmap(x -> x + 1, range(0, 4))");
    answers.put("--async", " of 4 done");
    for (Map.Entry<String, String> each : answers.entrySet()) {
      ask("/pmap " + each.getKey() + " x -> x + 1, range(0, 4)", each.getValue());
    }
  }

  @Test
  void ctrlC_doctor_isStoppedAndTheToolLives() throws Exception {
    Set<ProcessHandle> before = terminal.children();
    FutureTask<ProcessHandle> freezing = new FutureTask<>(() -> freezeNextWorker(before));
    new Thread(freezing).start();
    enter("/brine doctor");
    ProcessHandle worker = freezing.get();
    long pressed = System.nanoTime();
    terminal.press("C-c");
    String screen = awaitPrompt();

    Duration taken = Duration.ofNanos(System.nanoTime() - pressed);
    signal("CONT", worker);

    assertThat(screen).contains("|  /brine: interrupted").doesNotContain("all is well");
    assertThat(taken).isLessThan(Duration.ofSeconds(2));
    enter("/pmap x -> x + 40, List.of(2)");
    terminal.await("==> [42]");
  }

  /** Enters it on an empty screen, which must then show the answer. */
  private void ask(String line, String answer) throws IOException, InterruptedException {
    awaitPrompt();
    terminal.press("C-l");
    terminal.enter(line);
    terminal.await(answer);
  }

  /** Frozen as soon as it is there, it does not answer before the stop. */
  private ProcessHandle freezeNextWorker(Set<ProcessHandle> before)
      throws IOException, InterruptedException {
    while (true) {
      for (ProcessHandle each : terminal.children()) {
        if (!before.contains(each) && isWorker(each)) {
          signal("STOP", each);
          return each;
        }
      }
      // Nobody tells of new processes; a JVM takes much longer than this to start.
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Whether it is one that is to work, and not only to rehearse for an archive. */
  private static boolean isWorker(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    return command.contains("-Dbrine.worker=true")
        && !command.contains("-XX:ArchiveClassesAtExit")
        && !command.contains("-XX:AOTCacheOutput");
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  private static int count(String text, String part) {
    return Splitter.on(part).splitToList(text).size() - 1;
  }
}
