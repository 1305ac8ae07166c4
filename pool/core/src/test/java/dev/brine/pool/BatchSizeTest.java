package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchSizeTest {
  private static final long MILLI = Duration.ofMillis(1).toNanos();

  private static BatchSize measured(int fixed, long nanos) {
    BatchSize size = new BatchSize(fixed);
    size.measured(nanos);
    return size;
  }

  @Test
  void inFlight_muchToCome_isTheMost() {
    assertThat(measured(0, MILLI).inFlight(1000, 2)).isEqualTo(BatchSize.IN_FLIGHT);
    assertThat(measured(0, MILLI).inFlight(Long.MAX_VALUE, 2)).isEqualTo(BatchSize.IN_FLIGHT);
  }

  @Test
  void inFlight_littleToCome_isTheShareOfIt() {
    assertThat(measured(0, MILLI).inFlight(30, 2)).isBetween(15 * MILLI, 15 * MILLI + 30);
  }

  @Test
  void inFlight_hardlyAnythingToCome_isTheLeast() {
    assertThat(measured(0, MILLI).inFlight(1, 2)).isEqualTo(5 * MILLI);
    assertThat(measured(0, MILLI).inFlight(0, 2)).isEqualTo(5 * MILLI);
  }

  @Test
  void next_muchToCome_isHalfOfWhatIsInFlight() {
    assertThat(measured(0, MILLI).next(1000, 1000, 2)).isEqualTo(9);
    assertThat(measured(0, MILLI).next(3, 1000, 2)).isEqualTo(3);
  }

  @Test
  void next_littleToCome_isHalfOfTheShare() {
    assertThat(measured(0, MILLI).next(12, 12, 2)).isEqualTo(3);
    assertThat(measured(0, MILLI).next(1, 1, 2)).isEqualTo(1);
  }

  @Test
  void next_nothingMeasured_isOne() {
    assertThat(new BatchSize(0).next(1000, 1000, 2)).isEqualTo(1);
  }

  @Test
  void next_sizeAskedFor_isThatOne() {
    assertThat(measured(7, MILLI).next(1000, 1000, 2)).isEqualTo(7);
    assertThat(measured(7, MILLI).next(3, 3, 2)).isEqualTo(3);
  }
}
