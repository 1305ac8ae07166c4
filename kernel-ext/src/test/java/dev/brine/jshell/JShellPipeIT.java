package dev.brine.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole tool, with its input from a file. */
@Timeout(120)
final class JShellPipeIT {
  @TempDir private Path home;

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
        .contains("TaskException: item 1 (2) failed", "ArithmeticException: / by zero")
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
        .contains("|  /pmap: -n must be at least 1, but was 0")
        .contains("'soon' is not a time; write 10s, 500ms, 2m or 1h")
        .contains("|  /pmap: Unknown option: '-z'")
        .contains("|  /pmap needs a function and items; see /help /pmap")
        .doesNotContain("==>");
  }

  @Test
  void pmap_unfinished_isToldAtTheEnd() throws Exception {
    assertThat(run("/pmap x -> {", "  return x;")).contains("incomplete input: /pmap x -> {");
  }

  @Test
  void help_pmap_isListedAndExplained() throws Exception {
    assertThat(run("/help /pmap")).contains("/pmap <function>, <items>", "range(0, 100)");
    assertThat(run("/help")).contains("/pmap [-n <workers>] [-t <time>]");
  }

  @Test
  void session_resetReloadedOrMoved_keepsPmap() throws Exception {
    String text =
        run(
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
    assertThat(run("/set start -retain", "/set start")).doesNotContain("dev.brine");
  }

  @Test
  void lambda_ofTheSession_isSerializable() throws Exception {
    assertThat(run("((Supplier<Integer>) () -> 3) instanceof java.io.Serializable"))
        .contains("==> true");
  }

  @Test
  void exit_afterPmap_leavesNoProcess() throws Exception {
    String text =
        run("/pmap x -> \"pid=\" + pid(), List.of(1)", "System.out.println(\"pid=\" + pid())");

    List<String> pids = Splitter.on("pid=").splitToList(text);
    assertThat(pids).hasSizeGreaterThan(2);
    for (String each : pids.subList(1, pids.size())) {
      String digits = each.substring(0, CharMatcher.inRange('0', '9').negate().indexIn(each + " "));
      ProcessHandle.of(Long.parseLong(digits))
          .ifPresent(handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }
  }

  private String run(String... lines) throws IOException, InterruptedException {
    return runWith(List.of(), lines);
  }

  private String runWith(List<String> arguments, String... lines)
      throws IOException, InterruptedException {
    Path input = Files.write(home.resolve("input.txt"), Arrays.asList(lines));
    Path output = home.resolve("output.txt");
    Process process =
        new ProcessBuilder(BrineCommand.jshell(home, arguments))
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        fail("the tool hangs after: " + Files.readString(output));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
