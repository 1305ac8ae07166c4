package dev.brine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import dev.brine.pool.Progress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgressBarTest {
  private final RecordedAreas display = new RecordedAreas();
  private final AtomicLong nanos = new AtomicLong(-5);
  private final Ticker clock =
      new Ticker() {
        @Override
        public long read() {
          return nanos.get();
        }
      };

  private ProgressBar bar(OptionalLong total) {
    return new ProgressBar(display.area(), ProgressBar.USUAL_DELAY, total, Duration.ZERO, clock);
  }

  private void pass(double seconds) {
    nanos.addAndGet((long) (seconds * 1e9));
  }

  private static Progress done(long done, long failed, OptionalLong total) {
    return new Progress(done, failed, done, total, Duration.ZERO);
  }

  private static final OptionalLong TEN = OptionalLong.of(10);

  @Test
  void shortMap_showsNothing() {
    try (ProgressBar bar = bar(TEN)) {
      pass(1.9);
      bar.progress(done(9, 0, TEN));
      bar.tick();
      bar.progress(done(10, 0, TEN));
      pass(5);
      bar.tick();
    }
    assertThat(display.noted()).isEmpty();
  }

  @Test
  void longMap_showsRateOfWhatHasEndedAndTheRestOfTheTime() {
    try (ProgressBar bar = bar(TEN)) {
      pass(2);
      bar.tick();
      bar.progress(done(4, 1, TEN));
      pass(1);
      bar.tick();
      bar.tick();
    }
    assertThat(display.noted())
        .containsExactly(
            "[........................] 0/10  0:02",
            "[#########...............] 4/10  2.0/s  0:02  0:03 left  1 failed",
            "[#########...............] 4/10  2.0/s  0:03  0:02 left  1 failed",
            "clear");
  }

  @Test
  void itemThatTakesLongerThanTheOthers_neverLeavesLessThanNothing() {
    try (ProgressBar bar = bar(TEN)) {
      pass(3);
      bar.progress(done(9, 0, TEN));
      pass(100);
      bar.tick();
    }
    assertThat(display.noted())
        .element(1)
        .isEqualTo("[#####################...] 9/10  3.0/s  1:43  0:00 left");
  }

  @Test
  void unknownTotal_showsTheCountAlone() {
    try (ProgressBar bar = bar(OptionalLong.empty())) {
      pass(4);
      bar.progress(done(8, 0, OptionalLong.empty()));
    }
    assertThat(display.noted()).containsExactly("8 done  2.0/s  0:04", "clear");
  }

  @Test
  void close_takesItAwayAndLeavesNoThread() {
    ProgressBar bar = ProgressBar.start(display, Duration.ZERO, TEN, Duration.ZERO);
    bar.progress(done(1, 0, TEN));
    bar.close();
    bar.progress(done(2, 0, TEN));
    bar.tick();
    assertThat(display.noted()).endsWith("clear");
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("brine-progress");
  }
}
