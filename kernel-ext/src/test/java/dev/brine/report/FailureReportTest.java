package dev.brine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.TaskException;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailureReportTest {
  private static List<Outcome<Integer>> failures(int count) {
    List<Outcome<Integer>> outcomes = new ArrayList<>();
    outcomes.add(Outcome.success(0, 1, 1, Outcome.Run.NONE));
    for (int i = 1; i <= count; i++) {
      TaskException error =
          new TaskException(i, "x" + i, 7, "cell [5] line 3", new ArithmeticException("no"));
      outcomes.add(Outcome.failure(i, error, 1, Outcome.Run.in(7)));
    }
    return outcomes;
  }

  @Test
  void P122_lines_manyFailures_showsFourAndCountsTheRest() {
    assertThat(FailureReport.lines(failures(7)))
        .hasSize(5)
        .startsWith("item 1 (x1) failed at cell [5] line 3: java.lang.ArithmeticException: no")
        .endsWith("... and 3 more failed");
  }

  @Test
  void lines_noFailure_areNone() {
    assertThat(FailureReport.lines(failures(0))).isEmpty();
    assertThat(FailureReport.lines(failures(4))).hasSize(4);
  }
}
