package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.pool.ProcessPool;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.EvaluationException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case of {@code parallel-cells.txt}, run by worker processes. */
@Timeout(60)
class ParallelCellsTest {
  private static final Pattern MACHINERY =
      Pattern.compile(
          "location: class\\s*$|REPL|do_it|\\$JShell|dev\\.brine|ParallelLoop|Item(?:Fn|Act)");
  private static final List<String> PRELUDE =
      List.of(
          "record P(int a, String b) {}",
          "class Box { int v; int sum; int[] parts = new int[2]; List<Integer> items = new ArrayList<>(); }",
          "int x = 99;",
          "int n = 3;",
          "int sum = 0;",
          "int[] arr = {4, 5, 6};",
          "double[] ds = {1, 3};",
          "var box = new Box();",
          "Box[] boxes = {box};",
          "Map<String, Integer> map = new TreeMap<>(Map.of(\"a\", 1, \"b\", 2));",
          "List<P> ps = List.of(new P(1, \"u\"), new P(2, \"v\"));",
          "List raw = List.of(1, \"two\");",
          "List<? extends Number> wild = List.of(1, 2.5);",
          "List<Integer> list = new ArrayList<>(List.of(7, 8));",
          "List<String> words = List.of(\"a\", \"bb\");",
          "void foo(int v) {}",
          "int bar(int v) { return v + 1; }");
  private static RecordingSession session;

  @BeforeAll
  static void open() throws Exception {
    Brine.pool(ProcessPool.of(2));
    session = new RecordingSession(PRELUDE);
  }

  @AfterAll
  static void close() {
    session.close();
    Brine.pool().close();
  }

  @AfterEach
  void reset() {
    session.reset();
  }

  static List<CellCase> cases() {
    return CellCase.read("parallel-cells.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void run_cellOfTheCase_doesWhatTheCaseExpects(CellCase cell) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    List<String> found = new ArrayList<>();
    try {
      PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
      Object value = ParallelCommand.run(session, cell.cell(), Display.plain(out));
      String name = cell.out();
      if (name != null) {
        assertThat(value).as("what goes into a variable is not shown").isNull();
        value = session.read(name);
      }
      found.add("value: " + told(value));
    } catch (CellException e) {
      e.faults().forEach(fault -> found.add("fault: " + told(cell.cell(), fault)));
    } catch (EvaluationException e) {
      found.add("thrown: " + e.thrown());
      RecordingSession.cellLines(e.thrown()).forEach(line -> found.add("line: " + line));
    }
    session
        .variables()
        .forEach(each -> found.add("variable: " + each.typeName() + " " + each.name()));
    printed.toString(StandardCharsets.UTF_8).lines().forEach(line -> found.add("print: " + line));
    session.evaluated().forEach(each -> found.add("code: " + each.replace("\n", "|")));
    assertThat(found)
        .as("a word of the machinery")
        .noneMatch(each -> each.startsWith("variable: ") && each.contains(" $"))
        .noneMatch(each -> each.startsWith("fault: ") && MACHINERY.matcher(each).find());
    List<String> unmet = cell.expected().stream().filter(each -> !isMet(each, found)).toList();
    assertThat(unmet).as(() -> String.join("\n", found)).isEmpty();
  }

  private static boolean isMet(String expected, List<String> found) {
    return expected.startsWith("no ")
        ? found.stream().noneMatch(each -> each.startsWith(expected.substring(3)))
        : found.stream().anyMatch(each -> each.startsWith(expected));
  }

  private static String told(Object value) {
    if (value instanceof List<?> list) {
      return Arrays.deepToString(list.toArray());
    }
    return String.valueOf(value);
  }

  private static String told(String cell, Fault fault) {
    if (fault.start() < 0) {
      return "- " + fault.message();
    }
    String before = cell.substring(0, fault.start());
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = fault.start() - before.lastIndexOf('\n');
    return line + ":" + column + " " + fault.message().replace("\n", " | ");
  }
}
