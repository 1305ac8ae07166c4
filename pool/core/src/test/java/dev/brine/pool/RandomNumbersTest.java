package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.task.Fn;
import dev.brine.task.TaskContext;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random numbers on several processes. */
@Timeout(60)
class RandomNumbersTest {
  private ProcessPool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(2);
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  private List<String> errorsWhile(Runnable action) {
    try (Captured captured = new Captured()) {
      action.run();
      return captured.errLines();
    }
  }

  @Test
  void P24_map_capturedRandom_isWarnedOfOnce() {
    Random shared = new Random(1);
    Fn<Integer, Integer> draw = x -> shared.nextInt();
    List<String> said =
        errorsWhile(
            () -> {
              assertThat(pool.map(draw, List.of(1, 2))).hasSize(2);
              assertThat(pool.map(draw, List.of(1, 2))).hasSize(2);
            });
    assertThat(new HashSet<>(pool.everywhere(shared::nextInt))).hasSize(1);
    assertThat(said)
        .filteredOn(line -> line.contains(RandomNumbersTest.class.getName()))
        .singleElement()
        .asString()
        .startsWith("warning: ")
        .contains("java.util.Random: each worker draws the same numbers")
        .endsWith("draw from TaskContext.current().random() in the task");
  }

  @Test
  void P24_map_generatorsThatDiffer_areNotWarnedOf() {
    SecureRandom secure = new SecureRandom();
    Fn<Integer, Long> task =
        x ->
            ThreadLocalRandom.current().nextLong()
                + new Random().nextLong()
                + TaskContext.current().random().nextLong()
                + secure.nextLong();
    List<String> said =
        errorsWhile(
            () -> assertThat(new HashSet<>(pool.map(task, Brine.range(0, 50)))).hasSize(50));
    assertThat(said).noneMatch(line -> line.startsWith("warning"));
  }

  @Test
  void P24_seed_anyNumberOfWorkers_givesTheSame() {
    Fn<Integer, Double> draw = x -> TaskContext.current().random().nextGaussian();
    List<Double> two = pool.seed(7).map(draw, Brine.range(0, 100));
    assertThat(pool.limit(1).seed(7).batch(13).map(draw, Brine.range(0, 100))).isEqualTo(two);
    try (Pool eight = ThreadPool.of(8)) {
      assertThat(eight.seed(7).map(draw, Brine.range(0, 100))).isEqualTo(two);
    }
  }
}
