package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.Brine;
import dev.brine.error.TaskTimeoutException;
import dev.brine.pool.ProcessPool;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.CellException.Fault;
import dev.brine.session.EvaluationException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a single cell cannot show: cells after one another, the options' effect, the streams. */
@Timeout(60)
class ParallelCommandTest {
  private static RecordingSession session;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeAll
  static void open() throws Exception {
    Brine.pool(ProcessPool.of(2));
    session = new RecordingSession(List.of("int sum = 0;"));
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

  private @Nullable Object run(String cell) throws Exception {
    return ParallelCommand.run(
        session, cell, Display.plain(new PrintStream(printed, true, StandardCharsets.UTF_8)));
  }

  @Test
  void out_ofItself_readsTheOldOneUntilTheLoopEndsWell() throws Exception {
    run("%%parallel -o r\nfor (int x : range(0, 2)) { x + 1 }");
    run("%%parallel -o r\nfor (int x : r) { x * 10 }");
    assertThat(session.read("r")).hasToString("[10, 20]");
    assertThatThrownBy(() -> run("%%parallel -o r\nfor (int x : r) { x / 0 }"))
        .isInstanceOf(EvaluationException.class);
    assertThat(session.read("r")).hasToString("[10, 20]");
  }

  @Test
  void run_severalFaults_areInTheOrderOfTheText() {
    String cell = "%%parallel\nfor (int x : range(0, 2)) { sum++; break; }";
    CellException e = catchThrowableOfType(CellException.class, () -> run(cell));
    assertThat(e.faults()).extracting(Fault::start).isSorted().hasSize(2);
    assertThat(e).hasMessageContaining("`sum` belongs to the session");
  }

  @Test
  void run_loop_printsToTheCellsOwnStreamOnly() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream elsewhere = new ByteArrayOutputStream();
    System.setOut(new PrintStream(elsewhere, true, StandardCharsets.UTF_8));
    try {
      run("%%parallel -v\nfor (int x : range(0, 2)) { x }");
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("new dev.brine.command.ParallelLoop(")
        .containsPattern("2/2 in \\d+\\.\\d+ s on ");
    assertThat(elsewhere.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void workers_one_runsEveryItemInOneProcess() throws Exception {
    String loop = "for (int x : range(0, 6)) { Thread.sleep(100); pid() }";
    assertThat(new HashSet<>((List<?>) run("%%parallel --batch 1 -n 1\n" + loop))).hasSize(1);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains(" on 1 worker (");
    assertThat(new HashSet<>((List<?>) run("%%parallel --batch 1 -n 2\n" + loop))).hasSize(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains(" on 2 workers (");
  }

  @Test
  void timeout_longerItem_failsTheLoop() {
    String loop = "for (int x : range(0, 1)) { Thread.sleep(50_000); x }";
    EvaluationException e =
        catchThrowableOfType(EvaluationException.class, () -> run("%%parallel -t 300ms\n" + loop));
    assertThat(e.thrown()).isInstanceOf(TaskTimeoutException.class);
  }

  @Test
  void run_methodThatWaitsForAName_saysWhichOne() throws Exception {
    session.evaluate("int early(int x) { return late(x); }", 1);
    String cell = "%%parallel\nfor (int x : range(0, 2)) { early(x) }";
    CellException e = catchThrowableOfType(CellException.class, () -> run(cell));
    assertThat(e).hasMessage("`early` cannot run before this is declared: method late(int)");
    assertThat(e.faults().get(0).start()).isEqualTo(cell.indexOf("early"));
    assertThat(run("%%parallel\nfor (int early : range(0, 2)) { int y = early; y }"))
        .hasToString("[0, 1]");
    session.evaluate("int early(String x) { return 1; }", 1);
    assertThat(run("%%parallel\nfor (int x : range(0, 1)) { early(\"s\") }")).hasToString("[1]");
    session.evaluate("int late(int x) { return x + 5; }", 1);
    assertThat(run(cell)).hasToString("[5, 6]");
  }
}
