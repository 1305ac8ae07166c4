package dev.brine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.BrineException;
import dev.brine.pool.Progress;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class SummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | 0 | 4 | 540    | 10/10 in 0.54 s on 4 workers (18.5/s, 0 failed)",
        "10 | 3 | 1 | 5400   | 10/10 in 5.4 s on 1 worker (1.9/s, 3 failed)",
        "1  | 0 | 1 | 0      | 1/1 in 0.00 s on 1 worker (1000.0/s, 0 failed)",
        "9  | 0 | 2 | 3909000 | 9/9 in 1:05:09 h on 2 workers (0.0/s, 0 failed)",
        "0  | 0 | 0 | 7      | 0/0: there were no items"
      })
  void line_ofAMap_isOnePlainLine(long items, long failed, long workers, long millis, String line) {
    Summary summary = new Summary(items, items, failed, workers, Duration.ofMillis(millis));
    assertThat(summary.line()).isEqualTo(line);
  }

  @Test
  void line_ofAMapThatAFailureEnded_saysHowFarItWas() {
    Progress progress = new Progress(37, 1, 60, OptionalLong.of(100), Duration.ofSeconds(2));
    assertThat(Summary.of(progress, Duration.ofSeconds(2)).line())
        .isEqualTo("37/100 in 2.0 s (18.5/s, 1 failed)");
  }

  @Test
  void of_outcomesOfTwoProcesses_countsThemOnce() {
    List<Outcome<String>> outcomes =
        List.of(
            Outcome.success(0, "a", 1, Outcome.Run.in(7)),
            Outcome.failure(1, new BrineException("no"), 1, Outcome.Run.in(8)),
            Outcome.success(2, null, 1, Outcome.Run.in(7)));
    assertThat(Summary.of(outcomes, 9, Duration.ZERO))
        .isEqualTo(new Summary(3, 9, 1, 2, Duration.ZERO));
  }
}
