package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No map waits for a worker that is gone. */
@Timeout(60)
class WorkerReplacementTest {
  private static int exitAtTwo(int x) {
    if (x == 2) {
      System.exit(42);
    }
    return x;
  }

  /** What a library would keep. */
  private static final List<byte[]> KEPT = new ArrayList<>();

  private static int keep(int x) {
    KEPT.add(new byte[500_000]);
    return x;
  }

  @Test
  void P116_map_tasksLeaveMuchBehind_workersAreReplacedInTime() {
    try (Captured captured = new Captured();
        Pool pool = ProcessPool.builder().workers(1).heap("64m").build()) {
      List<Outcome<Integer>> outcomes =
          pool.outcomes(WorkerReplacementTest::keep, Brine.range(0, 250));
      assertThat(outcomes).extracting(Outcome::value).isEqualTo(Brine.range(0, 250));
      assertThat(outcomes.stream().map(Outcome::pid).distinct().count()).isGreaterThan(1);
      assertThat(captured.errLines())
          .anyMatch(line -> line.startsWith("warning: worker 1 is replaced: what tasks left"));
    }
  }

  @Test
  void limit_workerDies_anotherOneGoesOn() {
    try (ProcessPool pool = ProcessPool.of(2)) {
      List<Outcome<Integer>> outcomes =
          pool.limit(1).outcomes(WorkerReplacementTest::exitAtTwo, Brine.range(0, 20));
      assertThat(outcomes).hasSize(20);
      assertThat(outcomes.get(2).error()).isInstanceOf(WorkerDiedException.class);
      assertThat(outcomes.subList(3, 20)).allMatch(Outcome::isSuccess);
    }
  }

  @Test
  void limit_maxTasksPerWorker_freshWorkersGoOn() {
    try (ProcessPool pool = ProcessPool.builder().workers(1).maxTasksPerWorker(2).build()) {
      List<Long> pids = pool.limit(1).map(x -> Brine.pid(), Brine.range(0, 6));
      assertThat(new HashSet<>(pids)).hasSize(3);
    }
  }

  @Test
  void initializer_endsItsWorker_mapsFail() {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .initializer(
                () -> {
                  System.exit(7);
                  return null;
                })
            .build()) {
      assertThatThrownBy(() -> pool.map(x -> x, Brine.range(0, 3)))
          .isInstanceOf(BrineException.class)
          .hasMessageContaining("initializer failed");
    }
  }

  @Test
  void restart_whileTheInitializerRuns_theNextWorkerServes() {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .initializer(
                () -> {
                  Thread.sleep(500);
                  return null;
                })
            .build()) {
      while (pool.status().workers().isEmpty()) {
        Thread.onSpinWait();
      }
      pool.restart();
      assertThat(pool.map(x -> x + 1, Brine.range(0, 3))).isEqualTo(Brine.range(1, 4));
    }
  }
}
