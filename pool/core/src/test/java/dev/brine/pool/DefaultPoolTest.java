package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DefaultPoolTest {
  @Test
  void prestart_noPool_startsThatWhichIsAskedForLater() throws InterruptedException {
    assertThat(DefaultPool.ifOpen()).isNull();
    DefaultPool.prestart();
    for (Thread each : Thread.getAllStackTraces().keySet()) {
      if (each.getName().equals("brine-prestart")) {
        each.join();
      }
    }
    Pool started = DefaultPool.ifOpen();

    assertThat(started).isNotNull();
    assertThat(DefaultPool.get()).isSameAs(started);
    assertThat(started.map(x -> x + 1, List.of(1, 2))).containsExactly(2, 3);
    started.terminate();
    assertThat(DefaultPool.ifOpen()).isNull();
  }
}
