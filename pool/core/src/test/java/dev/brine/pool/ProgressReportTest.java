package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.task.Outcome;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ProgressReportTest {
  private final BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
  private final MapRun run =
      new MapRun(false, new AllOutcomes(false), OptionalLong.of(3), told::add);

  @Test
  void record_soonAfterAnother_isToldBeforeTheNextItemEnds() throws InterruptedException {
    run.add(3);
    run.record(success(0));
    run.record(success(1));

    Progress last = told.poll(30, TimeUnit.SECONDS);
    while (last != null && last.done() < 2) {
      last = told.poll(30, TimeUnit.SECONDS);
    }

    assertThat(last).isNotNull();
    assertThat(run.isOver()).isFalse();
  }

  @Test
  void end_whileSomethingWaits_isToldLast() throws InterruptedException {
    run.add(3);
    run.record(success(0));
    run.record(success(1));
    run.record(success(2));
    run.end();

    Progress last = told.poll(30, TimeUnit.SECONDS);
    while (last != null && last.done() < 3) {
      last = told.poll(30, TimeUnit.SECONDS);
    }

    assertThat(last).isNotNull();
    // What waited would be told within 50 ms.
    assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  private static Outcome<Integer> success(long index) {
    return Outcome.success(index, 0, 1, Outcome.Run.in(1));
  }
}
