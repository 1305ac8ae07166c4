package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class LoopSummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | 4 | 540  | 10/10 in 0.54 s on 4 workers (18.5/s, 0 failed)",
        "10 | 1 | 5400 | 10/10 in 5.4 s on 1 worker (1.9/s, 0 failed)",
        "1  | 1 | 0    | 1/1 in 0.00 s on 1 worker (1000.0/s, 0 failed)",
        "0  | 0 | 7    | 0/0: there were no items"
      })
  void line_ofALoop_isOnePlainLine(long items, long workers, long millis, String line) {
    assertThat(new LoopSummary(items, workers, Duration.ofMillis(millis)).line()).isEqualTo(line);
  }

  @Test
  void of_answersOfTwoProcesses_countsThemOnce() {
    List<Answer<String>> answers =
        List.of(
            new Answer<>(7, false, "a"), new Answer<>(8, true, null), new Answer<>(7, true, null));
    assertThat(LoopSummary.of(answers, Duration.ZERO))
        .isEqualTo(new LoopSummary(3, 2, Duration.ZERO));
  }
}
