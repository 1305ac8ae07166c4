package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each worker of a pool of processes runs before its first task. */
@Timeout(90)
class InitializerTest {
  @Test
  void P03_initializer_eachWorker_runsItOnceBeforeItsFirstTask() {
    try (Pool pool =
        ProcessPool.builder()
            .workers(2)
            .initializer(
                () -> {
                  int before = Integer.getInteger("initialized", 0);
                  return System.setProperty("initialized", Integer.toString(before + 1));
                })
            .build()) {
      assertThat(pool.map(x -> Integer.getInteger("initialized"), Brine.range(0, 50)))
          .containsOnly(1);
      assertThat(pool.everywhere(() -> Integer.getInteger("initialized"))).containsExactly(1, 1);
    }
  }

  @Test
  void initializer_fails_isReportedByTheMap() {
    try (Pool pool =
        ProcessPool.builder()
            .workers(2)
            .initializer(
                () -> {
                  throw new IllegalStateException("no licence");
                })
            .build()) {
      assertThatThrownBy(() -> pool.map(x -> x, Brine.range(0, 10)))
          .isInstanceOf(BrineException.class)
          .hasMessageContaining("the pool's initializer failed")
          .hasMessageContaining("no licence");
    }
  }

  @Test
  void initializer_exits_isReportedByTheMap() {
    try (Pool pool =
        ProcessPool.builder()
            .workers(1)
            .initializer(
                () -> {
                  System.exit(7);
                  return null;
                })
            .build()) {
      assertThatThrownBy(() -> pool.map(x -> x, Brine.range(0, 10)))
          .isInstanceOf(BrineException.class)
          .hasMessageContaining("exit code 7");
    }
  }

  @Test
  void P67_initializer_capturesMuch_arrives() {
    int[] large = new int[2_000_000];
    large[1_999_999] = 5;
    try (Pool pool =
        ProcessPool.builder()
            .workers(1)
            .initializer(() -> System.setProperty("last", "" + large[large.length - 1]))
            .build()) {
      assertThat(pool.<Integer, String>pipe(x -> System.getProperty("last"), 1)).isEqualTo("5");
    }
  }
}
