package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.session.EvaluationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of a loop that failed: what it says, and what {@code %presult} gives of it. */
@Timeout(60)
class PartialResultsTest {
  private static WorkerCells cells;

  @BeforeAll
  static void open() throws Exception {
    cells = new WorkerCells();
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

  @Test
  void failure_tellsHowFarTheLoopWasInOneLine() {
    assertThatThrownBy(() -> run("%%parallel\nfor (int x : range(0, 5)) { 1 / x }"))
        .isInstanceOf(EvaluationException.class);
    assertThat(out()).containsPattern("^\\d/5 in .* on \\d workers? \\(.*, 1 failed\\)\n$");
  }

  @Test
  void failure_withTimeline_showsWhatWasDoneUntilThen() {
    assertThatThrownBy(
            () -> run("%%parallel --timeline -n 1\nfor (int x : range(-1, 5)) { 1 / x }"))
        .isInstanceOf(EvaluationException.class);
    assertThat(out()).containsPattern("pid \\d+ +\\|").contains("speed-up ");
  }

  @Test
  void presult_loopThatFailed_givesWhatWasDoneAndNamesTheRest() throws Exception {
    EvaluationException failure =
        catchThrowableOfType(
            EvaluationException.class,
            () ->
                run(
                    """
                    %%parallel -n 1 --batch 1
                    for (int x : range(0, 20)) {
                      if (x == 1) continue;
                      10 / (3 - x)
                    }"""));
    assertThat(failure.hint()).isEqualTo("`%presult` gives what was done: 3 of 20 items");
    cells.forget();
    assertThat(cells.presult(null)).isEqualTo(Map.of(0L, 3, 2L, 10));
    assertThat(out()).isEqualTo("3 of 20 items done; failed: 3; not done: 4-19\n");
  }

  @Test
  void presult_startedLoopThatFailed_tellsTheFailureAndThenGivesWhatWasDone() throws Exception {
    run("%%parallel --async -n 1 --batch 1\nfor (int x : range(0, 9)) { 10 / (2 - x) }");
    EvaluationException failure =
        catchThrowableOfType(EvaluationException.class, () -> cells.presult(null));
    assertThat(failure.hint()).isEqualTo("`%presult` gives what was done: 2 of 9 items");
    assertThat(out()).containsPattern("3/9 in .* on 1 worker \\(.*, 1 failed\\)\n$");
    assertThat(cells.presult(null)).isEqualTo(Map.of(0L, 5, 1L, 10));
    assertThat(out()).endsWith("\n2 of 9 items done; failed: 2; not done: 3-8\n");
  }

  @Test
  void presult_loopWithoutValuesThatFailed_tellsWhatWasDone() throws Exception {
    assertThatThrownBy(
            () ->
                run(
                    "%%parallel -n 1 --batch 1\nfor (int x : range(0, 3)) { int y = 1 / (1 - x); }"))
        .isInstanceOf(EvaluationException.class);
    assertThat(cells.presult(null)).isNull();
    assertThat(out()).endsWith("\n1 of 3 items done; failed: 1; not done: 2\n");
  }

  @Test
  void failure_ofTheFirstItem_leavesNothingToGive() {
    EvaluationException failure =
        catchThrowableOfType(
            EvaluationException.class,
            () -> run("%%parallel -n 1 --batch 1\nfor (int x : range(0, 3)) { 1 / x }"));
    assertThat(failure.hint()).isNull();
  }
}
