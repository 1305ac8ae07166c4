package dev.brine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.pool.PoolStatus;
import dev.brine.pool.PoolStatus.State;
import dev.brine.pool.PoolStatus.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatusReportTest {
  private static final WorkerStatus FIRST =
      new WorkerStatus(
          1,
          4711,
          State.BUSY,
          12,
          Duration.ofMillis(3400),
          Duration.ofMillis(500),
          OptionalLong.of(20_000_000),
          OptionalLong.of(512_000_000),
          1200,
          30);
  private static final WorkerStatus SECOND =
      new WorkerStatus(
          2,
          99,
          State.IDLE,
          0,
          Duration.ZERO,
          Duration.ZERO,
          OptionalLong.empty(),
          OptionalLong.empty(),
          0,
          0);

  @Test
  void of_poolWithWorkers_isATableInBothForms() {
    Content content =
        StatusReport.of(new PoolStatus(3, 1, 1, 0, List.of(FIRST, SECOND), false, false));
    assertThat(content.text())
        .isEqualTo(
            """
            3 workers (1 starting), 1 map running, 0 tasks waiting, 12 tasks done
            worker   pid  state  tasks    busy     cpu  heap               sent  received
                 1  4711  busy      12   3.4 s  0.50 s  20 MB of 512 MB  1.2 kB      30 B
                 2    99  idle       0  0.00 s  0.00 s  ?                   0 B       0 B""");
    assertThat(content.rich().get("text/html")).contains("<table>", ">4711</td>", ">busy</td>");
  }

  @Test
  void of_oneStandsBy_saysSo() {
    PoolStatus status = new PoolStatus(2, 0, 0, 0, List.of(), /* spare= */ true, false);

    assertThat(StatusReport.of(status).text())
        .isEqualTo(
            "2 workers, 0 maps running, 0 tasks waiting, 0 tasks done; one more worker stands by");
  }

  @Test
  void of_poolWithoutWorkers_isOneLine() {
    assertThat(StatusReport.of(new PoolStatus(2, 0, 0, 0, List.of(), false, true)).text())
        .isEqualTo("the pool is closed");
  }
}
