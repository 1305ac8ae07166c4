package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole tool, with its input from a pipe or a file. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the tests share a tool
final class JShellPipeIT {
  @TempDir private static Path shared;
  private static SharedTool tool;

  @TempDir private Path home;

  @BeforeAll
  static void open() throws IOException {
    tool = new SharedTool(shared);
  }

  @AfterAll
  static void close() throws InterruptedException {
    tool.close();
  }

  @Test
  void pmap_lambda_isANormalSnippet() throws Exception {
    assertThat(run("/pmap x -> x * x, List.of(1,2,3)", "$1.get(2)", "/list"))
        .contains("$1 ==> [1, 4, 9]", "$2 ==> 9", "dev.brine.Brine.pmap(x -> x * x,");
  }

  @Test
  void pmap_anyFunction_works() throws Exception {
    String text =
        run(
            "Function<Integer, Integer> f = x -> x + 100",
            "/pmap f, List.of(1)",
            "/pmap String::length, List.of(\"abc\") // a comment",
            "/pmap x -> { Thread.sleep(1); return x; }, range(7, 9)");

    assertThat(text).contains("==> [101]", "==> [3]", "==> [7, 8]");
  }

  @Test
  void pmap_name_makesAVariable() throws Exception {
    assertThat(run("/pmap ys = x -> x + 1, range(0, 3)", "/vars ys"))
        .contains("ys ==> [1, 2, 3]", "List<Integer> ys = [1, 2, 3]");
  }

  @Test
  void pmap_severalLines_areOneCommand() throws Exception {
    String text =
        run(
            "/pmap -n 2 -t 10s x -> {",
            "  String s = \"\"\"",
            "    ) } \" {",
            "    \"\"\"; // )",
            "  return x + s.lines().count(); /* }",
            "  } */",
            "},",
            "List.of(1, 2)",
            "40 + 2");

    assertThat(text).contains("$1 ==> [2, 3]", "$2 ==> 42").doesNotContain("Error");
  }

  @Test
  void pmap_wrongCode_showsTheCompilersError() throws Exception {
    assertThat(run("/pmap missing, List.of(1)", "/pmap x -> x.none(), List.of(1)"))
        .contains("symbol:   variable missing", "symbol:   method none()")
        .doesNotContain("suitable");
  }

  @Test
  void pmap_taskThrows_showsItemAndCause() throws Exception {
    assertThat(run("/pmap x -> 1 / (x - 2), List.of(1, 2, 3)"))
        .contains(
            """
            |  Exception dev.brine.error.TaskException: item 1 (2) failed at snippet #1 line 1: \
            java.lang.ArithmeticException: / by zero
            |        at (#1:1)
            |  Caused by: java.lang.ArithmeticException: / by zero
            """)
        .doesNotContain("==>");
  }

  @Test
  void pmap_wrongOptions_evaluateNothing() throws Exception {
    String text =
        run(
            "/pmap -n 0 x -> x, List.of(1)",
            "/pmap -t soon x -> x, List.of(1)",
            "/pmap -z x -> x, List.of(1)",
            "/pmap",
            "/pmap -n 2");

    assertThat(text)
        .contains("|  /pmap: --workers must be at least 1, not 0")
        .contains("'soon' is not a time; write 10s, 500ms, 2m or 1h")
        .contains("|  /pmap: Unknown option: '-z'")
        .contains("|  /pmap needs a function and items; see /help /pmap")
        .doesNotContain("==>");
  }

  @Test
  void pmap_arrayOrStream_isTakenAsItems() throws Exception {
    String text =
        run(
            "int[] ints = {1, 2, 3}",
            "/pmap x -> x * x, ints",
            "/pmap squares = x -> x.length(), Stream.of(\"a\", \"bb\")",
            "/pmap x -> x, new String[] {\"a\"}",
            "/list");

    assertThat(text)
        .contains("==> [1, 4, 9]", "squares ==> [1, 2]", "==> [a]")
        .contains("dev.brine.Brine.pmap(x -> x * x, dev.brine.Brine.items(ints))");
  }

  @Test
  void pmap_collect_tellsFourFailuresAndCountsTheRest() throws Exception {
    String text = run("/pmap --on-error collect x -> 10 / (x % 2), range(0, 12)");

    assertThat(text)
        .contains("|  12/12 in ", "6 failed)")
        .contains("item 0 (0) failed at snippet #1 line 1", "item 6 (6) failed")
        .contains("and 2 more failed")
        .doesNotContain("|    item 8 (8) failed");
  }

  @Test
  void pmap_everyOption_isInTheJavaThatIsListed() throws Exception {
    String text =
        run(
            "/pmap -v -n 1 -t 9s --batch 2 --unordered --retries 1 --seed 5 a = x -> x, range(0, 2)",
            "/pmap --async x -> x, range(0, 2)",
            "$2.get()",
            "Pools.get(\"mine\", 1).status().size()",
            "/pmap --pool mine x -> x + 5, List.of(1)",
            "/pmap --pool other x -> x, List.of(1)",
            "/pmap -o ys x -> x, List.of(1)");

    assertThat(text)
        .contains(
            "|  var a = dev.brine.Brine.pool().limit(1).timeout(java.time.Duration.ofMillis(9000))"
                + ".batch(2).unordered().retries(1).seed(5L).map(x -> x, range(0, 2));")
        .contains("a ==> [0, 1]", "$3 ==> [0, 1]", "==> [6]")
        .contains("no pool is named other; open pools: [mine]")
        .contains("|  /pmap: -o is not for this: write the variable in front");
  }

  @Test
  void pmap_verbose_showsAllFrames() throws Exception {
    assertThat(run("/pmap -v x -> 1 / x, List.of(0)", "pmap((Integer x) -> 1 / x, List.of(0))"))
        .containsOnlyOnce("at Brine.pmap")
        .contains("|        at (#2:1)");
  }

  @Test
  void failure_inAMethod_namesTheNumberOfList() throws Exception {
    String text =
        run(
            "int none = 0",
            "int bad(int x) {",
            "  return 1 / (x - 2);",
            "}",
            "/pmap x -> bad(x) + none, range(0, 4)",
            "/list bad");

    assertThat(text)
        .contains("item 2 (2) failed at snippet #2 line 2: java.lang.ArithmeticException")
        .contains("|        at bad (#2:2)", "   2 : int bad(int x) {")
        .doesNotContain("MapRun", "VerbPool");
  }

  @Test
  void script_fromAFile_runsItsCommands() throws Exception {
    Path script =
        Files.writeString(
            home.resolve("script.jsh"),
            """
            int k = 2;
            /pmap doubled = x -> {
              return x * k;
            }, range(0, 3)
            System.out.println("doubled: " + doubled);
            /open %s
            /brine status
            /save %s
            /exit
            """
                .formatted(
                    Files.writeString(home.resolve("more.jsh"), "/pmap more = x -> -x, doubled\n"),
                    home.resolve("saved.jsh")));

    assertThat(runWith(List.of(script.toString())))
        .contains("doubled: [0, 2, 4]", "2 workers, 0 maps running");
    assertThat(Files.readString(home.resolve("saved.jsh")))
        .contains("var more = dev.brine.Brine.pmap(x -> -x, doubled);");
  }

  @Test
  void script_fromStandardInput_printsWhatItIsTold() throws Exception {
    String text =
        runWith(
            List.of("-"),
            "/pmap ys = x -> x + 1, range(0, 3)",
            "System.out.println(ys);",
            "/pmap x -> 1 / x, List.of(0)");

    assertThat(text).contains("[1, 2, 3]", "item 0 (0) failed").doesNotContain("==>", "3/3");
  }

  @Test
  void reset_afterPmap_leavesNoWorker() throws Exception {
    Path pids = home.resolve("pids");
    String text =
        run(
            "/pmap x -> { Thread.sleep(50); return ProcessHandle.current().pid(); }, range(0, 8)",
            "Files.write(Path.of(\"%s\"), $1.stream().map(String::valueOf).distinct().toList())"
                .formatted(pids),
            "/reset",
            "Files.readAllLines(Path.of(\"%s\")).stream().map(Long::valueOf)".formatted(pids)
                + ".flatMap(p -> ProcessHandle.of(p).stream())"
                + ".forEach(p -> p.onExit().orTimeout(10, TimeUnit.SECONDS).join())",
            "\"all\" + \" gone\"");

    assertThat(text).contains("\"all gone\"").doesNotContain("Exception");
  }

  @Test
  void pmap_unfinished_isToldAtTheEnd() throws Exception {
    assertThat(runWith(List.of(), "/pmap x -> {", "  return x;"))
        .contains("incomplete input: /pmap x -> {");
  }

  @Test
  void help_pmap_isListedAndExplained() throws Exception {
    assertThat(run("/help /pmap")).contains("/pmap <function>, <items>", "range(0, 100)");
    assertThat(run("/help"))
        .contains("/pmap [-n <workers>] [-t <time>]", "run a function over items");
  }

  @Test
  void session_resetReloadedOrMoved_keepsPmap() throws Exception {
    String text =
        runWith(
            List.of(),
            "/pmap a = x -> x + 1, range(0, 1)",
            "/env -class-path " + home,
            "/pmap x -> x + 10, a",
            "/reload -quiet",
            "/pmap x -> x + 20, a",
            "/reset",
            "/pmap x -> x + 30, range(0, 1)");

    assertThat(text).contains("==> [11]", "==> [21]", "==> [30]").doesNotContain("Error");
  }

  @Test
  void options_ofTheUser_areKept() throws Exception {
    Path script = Files.writeString(home.resolve("my.jsh"), "int mine = 42");
    Path folder = Files.createDirectory(home.resolve("lib"));
    Files.writeString(folder.resolve("word.txt"), "found");

    String text =
        runWith(
            List.of("--startup", script.toString(), "--class-path", folder.toString(), "-R-Da=b"),
            "pmap((Integer x) -> x + mine, java.util.List.of(0))",
            "ClassLoader.getSystemResource(\"word.txt\") != null ? \"have it\" : \"lost\"",
            "System.getProperty(\"a\") + 1");

    assertThat(text).contains("==> [42]", "have it", "\"b1\"");
  }

  @Test
  void options_noStartup_stillHasPmap() throws Exception {
    assertThat(runWith(List.of("-n"), "/pmap x -> x, java.util.List.of(5)", "range(0, 1)"))
        .contains("==> [5]", "cannot find symbol");
  }

  @Test
  void options_help_areTheTools() throws Exception {
    assertThat(runWith(List.of("--help"))).contains("--class-path <path>");
    assertThat(runWith(List.of("--version"))).contains("jshell " + Runtime.version().feature());
  }

  @Test
  void set_start_doesNotKeepBrinesImports() throws Exception {
    assertThat(runWith(List.of(), "/set start -retain", "/set start")).doesNotContain("dev.brine");
  }

  @Test
  void lambda_ofTheSession_isSerializable() throws Exception {
    assertThat(run("((Supplier<Integer>) () -> 3) instanceof java.io.Serializable"))
        .contains("==> true");
  }

  @Test
  void exit_afterPmap_leavesNoProcess() throws Exception {
    String text =
        runWith(
            List.of(),
            "/pmap x -> \"pid=\" + pid(), List.of(1)",
            "System.out.println(\"pid=\" + pid())");

    List<String> pids = Splitter.on("pid=").splitToList(text);
    assertThat(pids).hasSizeGreaterThan(2);
    for (String each : pids.subList(1, pids.size())) {
      String digits = each.substring(0, CharMatcher.inRange('0', '9').negate().indexIn(each + " "));
      ProcessHandle.of(Long.parseLong(digits))
          .ifPresent(handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }
  }

  private static String run(String... lines) throws IOException {
    return tool.run(lines);
  }

  private String runWith(List<String> arguments, String... lines)
      throws IOException, InterruptedException {
    return PipedTool.run(home, ToolCommand.jshell(home, arguments), Arrays.asList(lines));
  }
}
