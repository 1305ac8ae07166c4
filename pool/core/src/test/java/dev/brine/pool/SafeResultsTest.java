package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What was finished before a worker's sudden end is not lost with it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafeResultsTest {
  private ProcessPool pool;

  @BeforeAll
  void open() {
    pool = ProcessPool.builder().workers(2).heap("64m").build();
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @Test
  void P91_outcomes_workersHaltAmongCheapItems_onlyTheirItemsFail() {
    Fn<Integer, Integer> function =
        x -> {
          if (x % 1000 == 777) {
            Runtime.getRuntime().halt(3);
          }
          return x + 1;
        };
    // Warm, so that many are finished before those that end their workers.
    assertThat(pool.map(x -> x + 1, Brine.range(0, 20_000))).hasSize(20_000);
    assertOnlyFail(pool.outcomes(function, Brine.range(0, 6000)), 777, 1000);
  }

  @Test
  void P91_outcomes_workersHaltAmongLargeResults_onlyTheirItemsFail() {
    Fn<Integer, String> function =
        x -> {
          if (x % 20 == 13) {
            Runtime.getRuntime().halt(3);
          }
          return "x".repeat(1000 * (x % 7) * (x % 7) * (x % 7));
        };
    assertOnlyFail(pool.outcomes(function, Brine.range(0, 60)), 13, 20);
  }

  @Test
  void P91_outcomes_workersAreKilledAmongCheapItems_onlyTheirItemsFail() {
    Fn<Integer, Integer> function =
        x -> {
          if (x % 1000 == 501) {
            new ProcessBuilder("kill", "-9", Long.toString(Brine.pid())).start().waitFor();
            Thread.sleep(10_000);
          }
          return x;
        };
    assertOnlyFail(pool.outcomes(function, Brine.range(0, 3000)), 501, 1000);
  }

  private static void assertOnlyFail(List<? extends Outcome<?>> outcomes, int bad, int period) {
    List<Integer> failed =
        IntStream.range(0, outcomes.size())
            .filter(i -> !outcomes.get(i).isSuccess())
            .boxed()
            .toList();
    assertThat(failed)
        .isEqualTo(
            IntStream.range(0, outcomes.size()).filter(i -> i % period == bad).boxed().toList());
    for (int i : failed) {
      assertThat(outcomes.get(i).error())
          .isInstanceOfSatisfying(
              WorkerDiedException.class,
              died -> assertThat(died.indices()).containsExactly((long) i));
    }
  }
}
