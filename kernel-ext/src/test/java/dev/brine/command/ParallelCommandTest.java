package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.Brine;
import dev.brine.pool.SerialPool;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.EvaluationException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops of every shape, on a pool that runs in place: what they mean and where they are wrong. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParallelCommandTest {
  private EmbeddedSession session;

  @BeforeEach
  void open() throws Exception {
    Brine.pool(SerialPool.create());
    session = new EmbeddedSession();
    session.beginCell(1);
    session.evaluate("int scale = 10;", 1);
    session.evaluate("int[] array = {1, 2, 3};", 1);
    session.evaluate("record P(int a) {}", 1);
    session.evaluate("void say(int x) {}", 1);
  }

  @AfterEach
  void close() {
    session.close();
    Brine.pool().close();
  }

  private Object run(String cell) throws Exception {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return ParallelCommand.run(session, cell, out);
  }

  private static Stream<Arguments> loops() {
    return Stream.of(
        Arguments.of("for (int x : range(0, 4)) { x * scale }", "[0, 10, 20, 30]"),
        Arguments.of("for (int x : range(0, 3)) x + 1", "[1, 2, 3]"),
        Arguments.of("for (int x : range(0, 4)) { if (x == 2) continue; x }", "[0, 1, 3]"),
        Arguments.of(
            "for (int x : range(0, 3)) { if (x == 1) continue; x == 0 ? null : \"s\" }",
            "[null, s]"),
        Arguments.of("for (var x : array) { x == 2 }", "[false, true, false]"),
        Arguments.of("for (long x : array) { x * 2 }", "[2, 4, 6]"),
        Arguments.of("for (final int x : array) { return x; }", "[1, 2, 3]"),
        Arguments.of(
            "for (String s : Stream.of(\"a\", \"b\").toList()) { s + '}' /* } */ }", "[a}, b}]"),
        Arguments.of("for (var p : List.of(new P(1), new P(2))) { p.a() * 2 }", "[2, 4]"),
        Arguments.of("for (int i = 0; i < 3; i++) { i * 10 }", "[0, 10, 20]"),
        Arguments.of("for (long i = 10; i > 0; i -= 4) i", "[10, 6, 2]"),
        Arguments.of("for (char c = 'a'; c < 'd'; c++) c", "[a, b, c]"),
        Arguments.of("for (var i = 0; i < 2; i++) { i }", "[0, 1]"),
        Arguments.of("int k = 4;\nfor (int x : range(0, 2)) { x + k }", "[4, 5]"),
        Arguments.of("for (int x : range(0, 2)) { // }\n  int y = x; // c\n  y // t\n}", "[0, 1]"),
        Arguments.of("for (int x : range(0, 2)) {\r\n  int y = x;\r\n  y + 1\r\n}\r\n", "[1, 2]"),
        Arguments.of(
            "for (int x : range(0, 2)) { if (x == 0) { return \"a\"; } else { return \"b\"; } }",
            "[a, b]"),
        Arguments.of("for (int x : range(0, 2)) { if (x == 0) { return 1; } 2.5 }", "[1, 2.5]"),
        Arguments.of(
            "for (int x : range(0, 2)) { for (int i = 0; i < 3; i++) { if (i == 1) continue; if (i == 2) break; } x }",
            "[0, 1]"),
        Arguments.of(
            "for (int x : range(0, 2)) { switch (x) { case 0: return \"z\"; default: break; } \"n\" }",
            "[z, n]"),
        Arguments.of(
            "outer: for (int x : range(0, 3)) { for (int y : array) { if (x == 1) continue outer; } x }",
            "[0, 2]"),
        Arguments.of(
            "for (int x : range(0, 2)) { Supplier<Integer> s = () -> { return x; }; s.get() }",
            "[0, 1]"),
        Arguments.of(
            "for (int x : range(0, 2)) { var list = new ArrayList<Integer>(); list.add(x); list }",
            "[[0], [1]]"),
        Arguments.of("for (int x : range(0, 2)) { \"\"\"\n  }\"\"\" + x }", "[}0, }1]"),
        Arguments.of("for (int x : range(0, 2)) { say(x); }", null),
        Arguments.of("for (int x : range(0, 2)) { say(x) }", null),
        Arguments.of("for (int x : range(0, 2)) { if (x == 0) continue; say(x); }", null),
        Arguments.of("for (int x : range(0, 0)) { x }", "[]"),
        Arguments.of("for (int x : range(0, 2)) { }", null));
  }

  @ParameterizedTest
  @MethodSource("loops")
  void run_loop_givesItsValues(String loop, String expected) throws Exception {
    Object value = run("%%parallel\n" + loop);
    assertThat(value == null ? null : value.toString()).isEqualTo(expected);
    assertThat(session.shell().variables().map(VarSnippet::name)).noneMatch(n -> n.startsWith("$"));
  }

  private static Stream<Arguments> outs() {
    return Stream.of(
        Arguments.of("x * 2", "List<Integer>", "[0, 2]"),
        Arguments.of("new P(x)", "List<P>", "[P[a=0], P[a=1]]"),
        Arguments.of("if (x == 0) { return 1; } 2.5", "List<Number>", "[1, 2.5]"),
        Arguments.of("if (x == 0) { return 1; } \"s\"", "List<Object>", "[1, s]"));
  }

  @ParameterizedTest
  @MethodSource("outs")
  void out_loop_declaresTheType(String body, String type, String expected) throws Exception {
    assertThat(run("%%parallel --out out\nfor (int x : range(0, 2)) { " + body + " }")).isNull();
    VarSnippet variable =
        session.shell().variables().filter(v -> v.name().equals("out")).findFirst().orElseThrow();
    assertThat(variable.typeName()).isEqualTo(type);
    assertThat(session.evaluate("out.toString()", 1).value()).isEqualTo(expected);
  }

  @Test
  void out_ofItself_readsTheOldOne() throws Exception {
    run("%%parallel -o r\nfor (int x : range(0, 2)) { x + 1 }");
    run("%%parallel -o r\nfor (int x : r) { x * 10 }");
    assertThat(session.evaluate("r.toString()", 1).value()).isEqualTo("[10, 20]");
    assertThatThrownBy(() -> run("%%parallel -o r\nfor (int x : r) { x / 0 }"))
        .isInstanceOf(EvaluationException.class);
    assertThat(session.evaluate("r.toString()", 1).value()).isEqualTo("[10, 20]");
  }

  private static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("for (int x : range(0, 2)) {\n  x + nowhere\n}", "cannot find symbol", "3:7"),
        Arguments.of("for (int x : rnge(0, 2)) { x }", "cannot find symbol", "2:14"),
        Arguments.of("for (Strin x : range(0, 2)) { x }", "cannot find symbol", "2:6"),
        Arguments.of(
            "for (int x : range(0, 2)) {\n  if (x == 1) continue; nope(x)\n}",
            "cannot find symbol",
            "3:25"),
        Arguments.of(
            "int k = \"s\";\nfor (int x : range(0, 2)) { x }", "incompatible types", "2:9"),
        Arguments.of(
            "for (int x : range(0, 2)) {\n  break;\n}",
            "`break` cannot end a parallel loop",
            "3:3"),
        Arguments.of(
            "for (int x : range(0, 2)) {\n  scale += x;\n}",
            "`scale` belongs to the session",
            "3:3"),
        Arguments.of(
            "for (int x : range(0, 2)) { array[0] = x; }", "`array[...]` is changed", "2:29"),
        Arguments.of(
            "for (int i = 0; i < 3; i++) { i++; }", "the loop variable `i` is changed", "2:31"),
        Arguments.of("for (int i = 0; ; i++) { i }", "endless", "2:1"),
        Arguments.of("int x = 3;", "the last statement must be a for loop", "2:1"),
        Arguments.of("for (int x : range(0, 2)) {\n  int y = 3\n}", "';' expected", "3:12"),
        Arguments.of(
            "for (int x : range(0, 2)) { if (x == 0) { return 1; } }",
            "some paths end without a value",
            "2:"),
        Arguments.of("for (int x : 5) { x }", "cannot iterate over int", "2:14"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void run_faultyCell_namesThePlace(String code, String message, String place) {
    String cell = "%%parallel\n" + code;
    CellException e = catchThrowableOfType(CellException.class, () -> run(cell));
    Fault fault = e.faults().get(0);
    assertThat(fault.message()).contains(message);
    String before = cell.substring(0, fault.start());
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = fault.start() - before.lastIndexOf('\n');
    assertThat(line + ":" + column).startsWith(place);
  }

  @Test
  void options_wrong_areTold() {
    String loop = "\nfor (int x : range(0, 2)) { x }";
    assertThatThrownBy(() -> run("%%parallel --nope" + loop)).hasMessageContaining("--nope");
    assertThatThrownBy(() -> run("%%parallel -n many" + loop)).hasMessageContaining("many");
    assertThatThrownBy(() -> run("%%parallel -t soon" + loop)).hasMessageContaining("soon");
    assertThatThrownBy(() -> run("%%parallel -o 5x" + loop)).hasMessageContaining("5x");
    assertThatThrownBy(() -> run("%%parallel -n -1" + loop)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> run("%%parallel -o y\nfor (int x : range(0, 2)) { say(x); }"))
        .hasMessageContaining("no value for `y`");
  }

  @Test
  void options_right_areTaken() throws Exception {
    assertThat(run("%%parallel -n 2 -t 10s --batch 3\nfor (int x : array) { x }"))
        .hasToString("[1, 2, 3]");
  }

  @Test
  void help_asked_printsTheOptionsAndRunsNothing() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    assertThat(ParallelCommand.run(session, "%%parallel --help\nint never = 1;", out)).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("--timeout", "--out", "last loop");
    assertThat(session.shell().variables().map(VarSnippet::name)).doesNotContain("never");
  }

  @Test
  void verbose_asked_printsTheJava() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    ParallelCommand.run(session, "%%parallel -v\nfor (int x : array) { x }", out);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains(".over(array, ");
  }
}
