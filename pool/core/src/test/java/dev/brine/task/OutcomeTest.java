package dev.brine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05.678901Z");

  @Test
  void run_ofTimes_givesThemBack() {
    Outcome.Run run = new Outcome.Run(7, BEGUN, Duration.ofNanos(8), Duration.ofMillis(9));

    assertThat(run.pid()).isEqualTo(7);
    assertThat(run.begun()).isEqualTo(BEGUN);
    assertThat(run.time()).isEqualTo(Duration.ofNanos(8));
    assertThat(run.overhead()).isEqualTo(Duration.ofMillis(9));
  }

  @Test
  void run_measured_isThatOfTimes() {
    long micros = 1_000_000 * BEGUN.getEpochSecond() + 678_901;
    Outcome.Run run = new Outcome.Run(7, BEGUN, Duration.ofNanos(8), Duration.ofNanos(9));

    assertThat(Outcome.Run.measured(7, micros, 8, 9)).isEqualTo(run).hasSameHashCodeAs(run);
    assertThat(run)
        .isNotEqualTo(Outcome.Run.measured(6, micros, 8, 9))
        .isNotEqualTo(Outcome.Run.measured(7, micros + 1, 8, 9))
        .isNotEqualTo(Outcome.Run.measured(7, micros, 7, 9))
        .isNotEqualTo(Outcome.Run.measured(7, micros, 8, 8))
        .hasToString(
            "Run[pid=7, begun=2026-01-02T03:04:05.678901Z, time=PT0.000000008S,"
                + " overhead=PT0.000000009S]");
  }

  @Test
  void run_nothingKnown_saysSo() {
    assertThat(Outcome.Run.NONE)
        .isEqualTo(new Outcome.Run(0, null, Duration.ZERO, Duration.ZERO))
        .hasToString("Run[pid=0, begun=null, time=PT0S, overhead=PT0S]");
    assertThat(Outcome.Run.in(7).begun()).isNull();
  }

  @Test
  void run_beforeTheEpoch_isNotUnknown() {
    Instant before = Instant.EPOCH.minusNanos(1000);

    assertThat(new Outcome.Run(7, before, Duration.ZERO, Duration.ZERO).begun()).isEqualTo(before);
  }

  @Test
  void run_timeTooLongToKeep_isRefused() {
    Duration centuries = Duration.ofDays(400_000);

    assertThatThrownBy(() -> new Outcome.Run(7, BEGUN, centuries, Duration.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }
}
