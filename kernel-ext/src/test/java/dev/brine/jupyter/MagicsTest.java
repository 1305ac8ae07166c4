package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.Brine;
import dev.brine.pool.Pool;
import dev.brine.pool.ProcessPool;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.EvaluationException;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Magics in cells, in one session on one worker. */
@Timeout(60)
class MagicsTest {
  private static final Magics MAGICS = Magics.standard();
  private static Pool pool;
  private static EmbeddedSession session;
  private static CellRunner runner;
  private static int cells;

  @BeforeAll
  static void open() {
    pool = ProcessPool.of(1);
    Brine.pool(pool);
    session = new EmbeddedSession();
    runner = new CellRunner(session, MAGICS);
  }

  @AfterAll
  static void close() {
    session.close();
    pool.terminate();
  }

  /** What a cell gives and prints. */
  private record Ran(@Nullable Object value, String printed) {}

  private static Ran run(String cell) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    session.beginCell(++cells, cell);
    Object value =
        runner.run(cell, Display.plain(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    return new Ran(value, printed.toString(StandardCharsets.UTF_8));
  }

  private static CellException refused(String cell) {
    return catchThrowableOfType(CellException.class, () -> run(cell));
  }

  @Test
  void lineMagic_betweenStatements_runsInTheirOrder() throws Exception {
    Ran ran =
        run("int before = 2;\n%pmap doubled = x -> x * before, List.of(1, 2)\ndoubled.get(1)");
    assertThat(ran.value()).isEqualTo(4);
  }

  @Test
  void lineMagic_last_givesTheCellsValue() throws Exception {
    assertThat(run("int n = 3;\n%pmap x -> x + n, List.of(1, 2)").value()).isEqualTo(List.of(4, 5));
  }

  @Test
  void lineMagic_toVar_declaresItsType() throws Exception {
    Ran ran = run("var typed = %pmap x -> x * x, List.of(1, 2, 3)\nint last = typed.get(2);\nlast");
    assertThat(ran.value()).isEqualTo(9);
  }

  @Test
  void lineMagic_toVariable_assigns() throws Exception {
    Ran ran = run("List<Integer> known = null;\nknown = %pmap x -> -x, List.of(1)\nknown");
    assertThat(ran.value()).isEqualTo(List.of(-1));
    assertThat(refused("unheardOf = %pmap x -> x, List.of(1)"))
        .hasMessage("there is no variable `unheardOf`; write `var unheardOf = ...`");
  }

  @Test
  void pmap_overSeveralLines_isOneCall() throws Exception {
    Ran ran = run("%pmap -n 1 x -> {\n    int y = x + 1;\n    return y * y;\n}, List.of(1, 2)\n");
    assertThat(ran.value()).isEqualTo(List.of(4, 9));
  }

  @Test
  void pmap_asACell_takesAllOfIt() throws Exception {
    Ran ran = run("%%pmap -n 1\nx -> \"a b\" + x,\nList.of(1, 2)");
    assertThat(ran.value()).isEqualTo(List.of("a b1", "a b2"));
  }

  @Test
  void pmap_compileError_isToldAtItsPlace() {
    String cell = "int fine = 1;\n%pmap -n 1 x -> x + nowhere, List.of(1)";
    CellException.Fault fault = refused(cell).faults().get(0);
    assertThat(cell.substring(fault.start(), fault.end())).isEqualTo("nowhere");
  }

  @Test
  void pmap_failingItem_namesTheCellsLine() {
    Throwable failure =
        catchThrowableOfType(Exception.class, () -> run("\n\n%pmap x -> 1 / x, List.of(1, 0)"));
    assertThat(failure)
        .hasMessageContaining("item 1 (0) failed at cell [" + cells + "] line 3")
        .hasMessageContaining("/ by zero");
  }

  @Test
  void pmap_map_leavesOneLineAsInJShell() throws Exception {
    assertThat(run("%pmap x -> x + 1, List.of(1, 2)").printed())
        .matches("2/2 in .* on 1 worker \\(.*, 0 failed\\)\n");
    assertThat(run("%pmap --on-error collect x -> 1 / x, List.of(0, 1)").printed())
        .matches("item 0 .*\n.*\n2/2 in .* on 1 worker \\(.*, 1 failed\\)\n");
  }

  @Test
  void pmap_failingItem_leavesTheLineAndWhatWasDone() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Display display = Display.plain(new PrintStream(printed, true, StandardCharsets.UTF_8));
    String cell = "%pmap --batch 1 x -> 1 / x, List.of(1, 0, 1)";
    session.beginCell(++cells, cell);
    EvaluationException failure =
        catchThrowableOfType(EvaluationException.class, () -> runner.run(cell, display));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .matches("2/3 in .* on 1 worker \\(.*, 1 failed\\)\n");
    assertThat(ErrorText.of(failure))
        .last()
        .asString()
        .contains("`%presult` gives what was done: 1 of 3 items");
    Ran left = run("%presult");
    assertThat(left.value()).isEqualTo(Map.of(0L, 1));
    assertThat(left.printed()).isEqualTo("1 of 3 items done; failed: 1; not done: 2\n");
  }

  @Test
  void pmap_slow_showsABarInPlace() throws Exception {
    List<String> areas = new ArrayList<>();
    Display plain = Display.plain(System.out);
    String cell = "%pmap --progress-after 0 x -> { Thread.sleep(300); return x; }, List.of(1, 2)";
    session.beginCell(++cells, cell);
    runner.run(cell, new NotedAreas(plain, areas));
    assertThat(areas).anyMatch(each -> each.contains("/2")).last().isEqualTo("clear");
  }

  @Test
  void pmap_arrayOrStream_isTakenAsItems() throws Exception {
    assertThat(run("int[] ints = {1, 2};\n%pmap x -> x * x, ints").value())
        .isEqualTo(List.of(1, 4));
    assertThat(run("%pmap String::length, Stream.of(\"a\", \"bb\")").value())
        .isEqualTo(List.of(1, 2));
    String wrong = "%pmap x -> x * x, new int[] {nowhere}";
    CellException.Fault fault = refused(wrong).faults().get(0);
    assertThat(wrong.substring(fault.start(), fault.end())).isEqualTo("nowhere");
  }

  @Test
  void pmap_verbose_printsTheJavaThatRuns() throws Exception {
    assertThat(run("%pmap -v -n 1 x -> x, List.of(1)").printed())
        .startsWith("dev.brine.Brine.pool().limit(1).map(x -> x, List.of(1))\n1/1 in ");
  }

  @Test
  void pmap_wrongOption_namesThePlace() {
    assertThat(refused("%pmap -n zero x -> x, List.of(1)")).hasMessageContaining("%pmap: ");
    assertThat(refused("%pmap")).hasMessageContaining("%pmap needs a function and items");
  }

  @Test
  void percent_inLiteralsCommentsAndRemainders_isJava() throws Exception {
    assertThat(run("String s = \"\"\"\n    %pmap no\n    \"\"\";\n/*\n%pmap no\n*/\ns").value())
        .isEqualTo("%pmap no\n");
    assertThat(run("int a = 7, b = 4;\nint c = a\n%b;\nc").value()).isEqualTo(3);
  }

  @Test
  void lineMagic_inABlock_isRefusedWithTheFix() {
    assertThat(refused("for (int i = 0; i < 2; i++) {\n    %time i\n}"))
        .hasMessage(
            "a magic stands on a line of its own between statements, not inside of a block");
  }

  @Test
  void unknownMagic_namesTheNearest() {
    assertThat(refused("%tiem 1 + 1")).hasMessage("there is no magic %tiem; did you mean %time?");
    assertThat(refused("%%paralel\nfor (int x : range(0, 2)) x"))
        .hasMessage("there is no magic %%paralel; did you mean %%parallel?");
    assertThat(refused("%parallel -n 2"))
        .hasMessage(
            "%%parallel takes a whole cell: it stands on the cell's first line, with two percent"
                + " signs");
    assertThat(refused("%%jars lib"))
        .hasMessage("%jars stands on a line of its own, with one percent sign");
  }

  @Test
  void cellMagic_belowBlanksAndComments_isFound() throws Exception {
    Ran ran =
        run("\n// squares\n/* of all */\n%%parallel\nfor (int x : range(0, 3)) {\n  x * x\n}");
    assertThat(ran.value()).isEqualTo(List.of(0, 1, 4));
    String wrong = "\n// why\n%%parallel --nonsense\nfor (int x : range(0, 3)) x";
    CellException.Fault fault = refused(wrong).faults().get(0);
    assertThat(wrong.substring(fault.start(), fault.end())).isEqualTo("%%parallel --nonsense");
  }

  @Test
  void time_ofALineAndOfACell_tellsIt() throws Exception {
    Ran line = run("%time 6 * 7");
    assertThat(line.value()).isEqualTo(42);
    assertThat(line.printed()).matches("\\d+\\.\\d{3} s \\(\\d+\\.\\d{3} s of this process\\)\n");
    Ran cell = run("%%time\nint q = 4;\nq + 1");
    assertThat(cell.value()).isEqualTo(5);
    assertThat(cell.printed()).matches("\\d+\\.\\d{3} s .*\n");
  }

  @Test
  void lsmagic_tellsAllOfThem() throws Exception {
    assertThat(run("%lsmagic").printed().lines())
        .hasSameSizeAs(MAGICS.names())
        .anySatisfy(line -> assertThat(line).startsWith("%%parallel  "));
  }

  private static List<String> offered(String text) {
    ReplacementOptions options =
        new JavaCompletion(session.shell(), MAGICS).complete(text, text.length());
    return options == null ? List.of() : options.getReplacements();
  }

  @Test
  void completion_ofNamesOptionsAndJava_isOffered() {
    assertThat(offered("%%par")).containsExactly("%%parallel");
    assertThat(offered("int x = 1;\n%pm")).containsExactly("%pmap");
    assertThat(offered("%%parallel --timeo")).containsExactly("--timeout");
    assertThat(offered("%pmap --un")).containsExactly("--unordered ");
    assertThat(offered("%brine stat")).containsExactly("status ", "stats ");
    assertThat(offered("%pmap x -> Math.ab")).contains("abs(");
    assertThat(offered("%time Math.ab")).contains("abs(");
    assertThat(offered("%%parallel\nfor (int x : range(0, 2)) Math.ab")).contains("abs(");
  }
}
