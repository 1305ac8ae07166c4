package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.Brine;
import dev.brine.error.TaskException;
import dev.brine.pool.MapResult;
import dev.brine.pool.Pools;
import dev.brine.session.CellException;
import dev.brine.session.EvaluationException;
import dev.brine.task.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each option of a cell does, on worker processes. */
@Timeout(60)
class ParallelOptionsTest {
  private static WorkerCells cells;
  private static RecordingSession session;

  @BeforeAll
  static void open() throws Exception {
    cells = new WorkerCells();
    session = cells.session();
  }

  @AfterAll
  static void close() {
    cells.close();
  }

  @AfterEach
  void reset() {
    cells.reset();
  }

  private @Nullable Object run(String cell) throws Exception {
    return cells.run(cell);
  }

  private String out() {
    return cells.out();
  }

  private String err() {
    return cells.err();
  }

  private String typeOf(String variable) {
    return session.variables().stream()
        .filter(each -> each.name().equals(variable))
        .map(each -> each.typeName())
        .collect(Collectors.joining());
  }

  @Test
  void unordered_slowFirstItem_isNotFirst() throws Exception {
    String loop = "for (int x : range(0, 4)) { Thread.sleep(x == 0 ? 700 : 10); x }";
    assertThat((List<?>) run("%%parallel --unordered --batch 1 -n 2\n" + loop))
        .first()
        .isNotEqualTo(0);
  }

  @Test
  void onErrorCollect_givesOutcomesAndTellsOfTheFirstFailures() throws Exception {
    run(
        """
        %%parallel --on-error collect -o r
        for (int x : range(0, 20)) {
          if (x == 3) continue;
          10 / (x % 3)
        }""");
    assertThat(typeOf("r")).isEqualTo("List<Outcome<Integer>>");
    List<?> outcomes = (List<?>) session.read("r");
    assertThat(outcomes).hasSize(19);
    assertThat(((Outcome<?>) outcomes.get(1)).value()).isEqualTo(10);
    assertThat(((Outcome<?>) outcomes.get(0)).error()).isInstanceOf(TaskException.class);
    assertThat(err())
        .startsWith(
            """
            item 0 (0) failed at cell [1] line 4: java.lang.ArithmeticException: / by zero
                return 10 / (x % 3);
            """)
        .endsWith("... and 2 more failed\n");
    assertThat(out()).containsPattern("20/20 in .* on \\d workers? \\(.*, 6 failed\\)");
  }

  @Test
  void onErrorCollect_loopWithoutValues_hasOutcomesToo() throws Exception {
    run("%%parallel --on-error collect -o r\nfor (int x : range(0, 3)) { int y = 1 / x; }");
    assertThat((List<?>) session.read("r"))
        .extracting(each -> ((Outcome<?>) each).isSuccess())
        .containsExactly(false, true, true);
  }

  @Test
  void verbose_failure_printsTheWholeTrace() {
    assertThatThrownBy(() -> run("%%parallel -v\nfor (int x : range(0, 2)) { 1 / x }"))
        .isInstanceOf(EvaluationException.class);
    assertThat(err()).contains("TaskException", "Caused by: java.lang.ArithmeticException");
    assertThat(err()).contains("at dev.brine.");
  }

  @Test
  void seed_sameNumber_givesTheSameRandomNumbers() throws Exception {
    String loop = "for (int x : range(0, 6)) { TaskContext.current().random().nextInt() }";
    Object first = run("%%parallel --seed 42\n" + loop);
    assertThat(run("%%parallel --seed 42 -n 1 --batch 2\n" + loop)).isEqualTo(first);
    assertThat(run("%%parallel --seed 43\n" + loop)).isNotEqualTo(first);
  }

  @Test
  void retries_workerThatDies_isTriedAgain() throws Exception {
    String loop =
        "for (int x : range(0, 2)) {\n"
            + "  if (x == 1 && TaskContext.current().attempt() == 1)"
            + " Runtime.getRuntime().halt(3);\n"
            + "  x\n"
            + "}";
    assertThat(run("%%parallel --retries 1\n" + loop)).hasToString("[0, 1]");
  }

  @Test
  void pool_idOrVariable_runsThere() throws Exception {
    Pools.get("small", 1).pipe(x -> x, 1);
    String loop = "for (int x : range(0, 4)) { pid() }";
    long pid = Pools.get("small").pipe(x -> Brine.pid(), 1);
    assertThat((List<?>) run("%%parallel --pool small\n" + loop))
        .allMatch(each -> each.equals(pid));
    session.evaluate("Pool here = SerialPool.create();", 1);
    assertThat((List<?>) run("%%parallel --pool here\n" + loop))
        .allMatch(each -> each.equals(Brine.pid()));
    CellException e =
        catchThrowableOfType(CellException.class, () -> run("%%parallel --pool nowhere\n" + loop));
    assertThat(e).hasMessageContaining("no pool is named nowhere");
  }

  @Test
  void pool_addressOfAProvider_runsOnThePoolThatItMakesOnce() throws Exception {
    String loop = "for (int x : range(0, 4)) { pid() }";
    for (int i = 0; i < 2; i++) {
      assertThat((List<?>) run("%%parallel --pool stub://host:1\n" + loop))
          .hasSize(4)
          .allMatch(each -> each.equals(Brine.pid()));
    }
    assertThat(run("%%everywhere --pool stub://host:1\npid()")).isEqualTo(List.of(Brine.pid()));
    assertThat(StubProvider.connected()).containsExactly("stub://host:1");
    assertThat(out()).contains("4/4 in ").doesNotContain("0/4");
  }

  @Test
  void pool_addressWithoutProviderOrSpark_saysWhatToDo() {
    String loop = "\nfor (int x : range(0, 4)) { x }";
    assertThatThrownBy(() -> run("%%parallel --pool nobody://host:1" + loop))
        .isInstanceOf(CellException.class)
        .hasMessageContaining("--pool: no pool for nobody://host:1: nothing on the class path")
        .hasMessageContaining("nobody://; known: ")
        .hasMessageContaining("stub");
    System.setProperty("brine.spark.home", "/nowhere/spark");
    try {
      assertThatThrownBy(() -> run("%%parallel --pool spark://127.0.0.1:1" + loop))
          .isInstanceOf(CellException.class)
          .hasMessageContaining("there is no Spark in /nowhere/spark, which brine.spark.home names")
          .hasMessageContaining("set SPARK_HOME to an installation");
    } finally {
      System.clearProperty("brine.spark.home");
    }
  }

  @Test
  void P121_noStream_printsWhenAllIsDoneInFrontOfTheSummary() throws Exception {
    String loop =
        "for (int x : range(0, 2)) { System.out.println(\"at \" + x); System.err.println(\"e\"); }";
    run("%%parallel --no-stream\n" + loop);
    assertThat(out()).matches("(?s)at \\d\nat \\d\n2/2 in .*\n");
    assertThat(err()).isEqualTo("e\ne\n");
  }

  @Test
  void P121_group_taskOrWorker_putsTogetherWhatBelongsTogether() throws Exception {
    String loop =
        """
        for (int x : range(0, 4)) {
          System.out.println("a" + x);
          Thread.sleep(100);
          System.out.println("b" + x);
        }""";
    run("%%parallel --group task --batch 1\n" + loop);
    assertThat(out())
        .matches(
            "(?s)\\[item 0, worker \\d+]\na0\nb0\n\\[item 1, worker \\d+]\na1\nb1\n"
                + "\\[item 2, worker \\d+]\na2\nb2\n\\[item 3, worker \\d+]\na3\nb3\n4/4 in .*");
    cells.forget();
    run("%%parallel --group worker --batch 1\n" + loop);
    assertThat(out()).containsPattern("(?s)^\\[worker \\d+, pid \\d+]\na\\d\nb\\d\n");
    assertThat(out().lines().filter(line -> line.startsWith("[worker"))).hasSizeBetween(1, 2);
  }

  @Test
  void N1_dryRun_showsWhatWouldTravelAndRunsNothing() throws Exception {
    assertThat(
            run(
                "%%parallel --dry-run\n"
                    + "for (int x : range(0, 9)) { System.out.println(x); big[x] }"))
        .isNull();
    assertThat(out())
        .contains("big", "variables", "code", "dry run: nothing was sent; 9 items")
        .doesNotContain("9/9");
  }

  @Test
  void N7_timeline_showsEachWorkerAndWhatLimitedTheSpeed() throws Exception {
    run("%%parallel --timeline --batch 1\nfor (int x : range(0, 4)) { Thread.sleep(50); x }");
    assertThat(out()).containsPattern("pid \\d+ +\\|").contains("speed-up ");
  }

  @Test
  void async_presult_waitsAndShowsWhatTheCellWouldHaveShown() throws Exception {
    run(
        """
        %%parallel --async -o r
        for (int x : range(0, 4)) {
          System.out.println("out " + x);
          Thread.sleep(100);
          if (x == 2) continue;
          x * 10
        }""");
    assertThat(typeOf("r")).isEqualTo("MapResult<Integer>");
    assertThat(session.read("r")).isInstanceOf(MapResult.class);
    assertThat(out()).isEmpty();
    assertThat(cells.presult("r")).hasToString("[0, 10, 30]");
    assertThat(out()).contains("out 0\n", "out 3\n").containsPattern("4/4 in .*, 0 failed\\)\n$");
    assertThat(session.read("r.get()")).hasToString("[0, 10, 30]");
    assertThat(session.read("r.outcomes().size()")).isEqualTo(3);
    assertThat(cells.presult(null)).hasToString("[0, 10, 30]");
    assertThatThrownBy(() -> cells.presult("sum")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void async_failure_isToldByPresult() throws Exception {
    Object value = run("%%parallel --async\nfor (int x : range(0, 2)) { 1 / x }");
    assertThat(value).isInstanceOf(MapResult.class);
    EvaluationException e =
        catchThrowableOfType(EvaluationException.class, () -> cells.presult(null));
    assertThat(e.thrown()).isInstanceOf(TaskException.class).hasMessageContaining("line 2");
    run("%%parallel --async --on-error collect\nfor (int x : range(0, 2)) { 1 / x }");
    assertThat((List<?>) cells.presult(null))
        .extracting(each -> ((Outcome<?>) each).isSuccess())
        .containsExactly(false, true);
  }

  @Test
  void P124_config_holdsForLaterCellsAndACellsOwnOptionForThatCell() throws Exception {
    String loop = "\nfor (int x : range(0, 8)) { pid() }";
    configure("config workers=1");
    assertThat(Set.copyOf((List<?>) run("%%parallel --batch 1" + loop))).hasSize(1);
    assertThat((List<?>) run("%%everywhere\npid()")).hasSize(1);
    assertThat((List<?>) run("%%everywhere -n 2\npid()")).hasSize(2);
    assertThat((List<?>) run("%%everywhere\npid()")).hasSize(1);
    configure("config on-error=collect");
    assertThat((List<?>) run("%%parallel" + loop)).hasOnlyElementsOfType(Outcome.class);
    assertThat((List<?>) run("%%parallel --on-error fail" + loop))
        .hasOnlyElementsOfType(Long.class);
    configure("config reset");
    assertThat((List<?>) run("%%parallel" + loop)).hasOnlyElementsOfType(Long.class);
    assertThat((List<?>) run("%%everywhere\npid()")).hasSize(2);
  }

  @Test
  void P124_config_ofASwitch_canBeGivenAgainOrTurnedOff() throws Exception {
    String loop = "\nfor (int x : range(0, 4)) { Thread.sleep(x == 0 ? 700 : 10); x }";
    configure("config unordered=true batch=1 workers=2");
    assertThat((List<?>) run("%%parallel" + loop)).first().isNotEqualTo(0);
    assertThat((List<?>) run("%%parallel --unordered" + loop)).first().isNotEqualTo(0);
    assertThat((List<?>) run("%%parallel --unordered=false" + loop)).first().isEqualTo(0);
  }

  private void configure(String command) throws Exception {
    cells.brine(command);
  }

  @Test
  void everywhere_value_isOneOfEachWorker() throws Exception {
    run("%%everywhere -n 2 -o pids\nlong own = pid();\nown");
    assertThat(typeOf("pids")).isEqualTo("List<Long>");
    assertThat((List<?>) session.read("pids")).hasSize(2).doesNotHaveDuplicates();
    assertThat(out()).containsPattern("2/2 in .* on 2 workers");
    assertThat(run("%%everywhere\nSystem.setProperty(\"k\", \"v\");")).isNull();
  }

  @Test
  void everywhere_failure_namesWorkersAndTheLine() {
    EvaluationException e =
        catchThrowableOfType(
            EvaluationException.class, () -> run("%%everywhere -n 2\nint zero = 0;\n1 / zero"));
    assertThat(e.thrown())
        .hasMessageContaining("failed on 2 of 2 workers")
        .hasMessageContaining(" at cell [1] line 3: java.lang.ArithmeticException: / by zero")
        .hasCauseInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%%parallel --dry-run -o r | --dry-run runs no iteration, so --out has no use with it",
        "%%parallel --dry-run --async | so --async has no use with it",
        "%%parallel --dry-run --timeline | so --timeline has no use with it",
        "%%parallel --group item | it is task or worker, not 'item'",
        "%%parallel --progress-after soon | write 10s, 500ms, 2m or 1h, 0 or never",
        "%%parallel --on-error ignore | it is fail or collect, not 'ignore'",
        "%%parallel -n 0 | --workers must be at least 1, not 0",
        "%%everywhere --batch 2 | Unknown option",
        "%%everywhere | there is nothing to run"
      })
  void refusals_sayWhatIsWrong(String line, String message) {
    String body = line.equals("%%everywhere") ? "\n" : "\nfor (int x : range(0, 2)) { x }";
    assertThat(catchThrowableOfType(CellException.class, () -> run(line + body)))
        .hasMessageContaining(message);
  }

  @Test
  void help_namesEachOption() throws Exception {
    run("%%parallel --help");
    assertThat(out())
        .contains(
            "--workers",
            "--out",
            "--timeout",
            "--batch",
            "--unordered",
            "--on-error",
            "--retries",
            "--seed",
            "--pool",
            "--async",
            "--no-stream",
            "--progress-after",
            "--group",
            "--timeline",
            "--dry-run",
            "--verbose",
            "--help");
    cells.forget();
    run("%%everywhere --help");
    assertThat(out()).contains("%%everywhere [options]", "--pool").doesNotContain("--batch");
  }
}
