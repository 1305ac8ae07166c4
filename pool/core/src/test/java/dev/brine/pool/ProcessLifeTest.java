package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.PoolClosedException;
import dev.brine.task.Outcome;
import dev.brine.task.TaskContext;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pools of processes and their workers begin, change and end. */
@Timeout(90)
class ProcessLifeTest {
  private static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      Thread.sleep(5);
    }
  }

  private static Set<Long> pids(Pool pool) {
    return new HashSet<>(pool.everywhere(Brine::pid));
  }

  @Test
  void P56_kill_allOfTwiceAsManyWorkersAsProcessors_leavesNoZombie() throws Exception {
    int workers = 2 * Runtime.getRuntime().availableProcessors();
    try (Pool pool = ProcessPool.of(workers)) {
      Set<Long> killed = pids(pool);
      assertThat(killed).hasSize(workers);
      List<ProcessHandle> processes =
          killed.stream().map(ProcessHandle::of).flatMap(Optional::stream).toList();
      processes.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle each : processes) {
        each.onExit().get(30, TimeUnit.SECONDS);
      }
      // One that ended and was not waited for would still have its entry.
      assertThat(killed.stream().map(ProcessHandle::of)).allMatch(Optional::isEmpty);
      assertThat(pids(pool)).hasSize(workers).doesNotContainAnyElementsOf(killed);
    }
  }

  @Test
  void P50_maxTasksPerWorker_manyTasks_workersAreReplaced() {
    try (Pool pool = ProcessPool.builder().workers(2).maxTasksPerWorker(10).build()) {
      List<Outcome<Integer>> outcomes = pool.outcomes(x -> x, Brine.range(0, 60));
      assertThat(outcomes).extracting(Outcome::value).isEqualTo(Brine.range(0, 60));
      assertThat(outcomes.stream().map(Outcome::pid).distinct().count()).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void P51_maxTasksPerWorker_closedEarly_finishes() throws Exception {
    Pool pool = ProcessPool.builder().workers(2).maxTasksPerWorker(1).build();
    MapResult<Long> result = pool.amap(x -> Brine.pid(), Brine.range(0, 6));
    pool.close();
    assertThat(new HashSet<>(result.get())).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void P52_maxTasksPerWorker_none_isRefused(long count) {
    assertThatThrownBy(() -> ProcessPool.builder().maxTasksPerWorker(count))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void P106_idleTimeout_noWork_workersEndAndComeBack() throws Exception {
    try (Pool pool = ProcessPool.builder().workers(2).idleTimeout(Duration.ofMillis(100)).build()) {
      for (int i = 0; i < 3; i++) {
        Set<Long> before = pids(pool);
        assertThat(before).hasSize(2);
        until(() -> before.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));
        assertThat(pool.map(x -> x + 1, Brine.range(0, 10))).isEqualTo(Brine.range(1, 11));
      }
    }
  }

  @Test
  void P105_resize_afterWorkersIdledOut_countIsRight() throws Exception {
    try (Pool pool = ProcessPool.builder().workers(1).idleTimeout(Duration.ofMillis(100)).build()) {
      Set<Long> before = pids(pool);
      until(() -> before.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));
      pool.resize(2);
      assertThat(pids(pool)).hasSize(2).doesNotContainAnyElementsOf(before);
    }
  }

  @Test
  void P108_idleTimeout_closeWhileIdle_ends() throws Exception {
    Pool pool = ProcessPool.builder().workers(2).idleTimeout(Duration.ofMillis(50)).build();
    Set<Long> before = pids(pool);
    until(() -> before.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));
    pool.close();
    assertThatThrownBy(() -> pool.map(x -> x, List.of(1))).isInstanceOf(PoolClosedException.class);
  }

  @Test
  void P104_resize_upAndDown_countIsRight() throws Exception {
    try (Pool pool = ProcessPool.of(1)) {
      for (int count : new int[] {3, 1, 2, 4, 1}) {
        pool.resize(count);
        assertThat(pids(pool)).hasSize(count);
        until(() -> pool.status().workers().size() == count);
      }
    }
  }

  @Test
  void P69_resize_whileBusy_losesNothing() throws Exception {
    try (Pool pool = ProcessPool.of(2)) {
      Random random = new Random(7);
      MapResult<Integer> result =
          pool.batch(1)
              .amap(
                  x -> {
                    Thread.sleep(3);
                    return x;
                  },
                  Brine.range(0, 400));
      while (!result.isReady()) {
        pool.resize(1 + random.nextInt(3));
        Thread.sleep(60);
      }
      assertThat(result.get()).isEqualTo(Brine.range(0, 400));
      pool.resize(2);
      assertThat(pids(pool)).hasSize(2);
    }
  }

  @Test
  void P14_restart_whileBusy_losesNothingAndBringsFreshWorkers() throws Exception {
    try (Pool pool = ProcessPool.of(2)) {
      for (int i = 0; i < 3; i++) {
        Set<Long> before = pids(pool);
        MapResult<Integer> result =
            pool.amap(
                x -> {
                  Thread.sleep(2);
                  return x;
                },
                Brine.range(0, 50));
        pool.restart();
        assertThat(result.get()).isEqualTo(Brine.range(0, 50));
        assertThat(pids(pool)).hasSize(2).doesNotContainAnyElementsOf(before);
      }
    }
  }

  @Test
  void restart_closedPool_isRefused() {
    Pool pool = ProcessPool.of(1);
    pool.close();
    assertThatThrownBy(pool::restart).isInstanceOf(PoolClosedException.class);
    assertThatThrownBy(() -> pool.resize(2)).isInstanceOf(PoolClosedException.class);
  }

  @Test
  void P47_forgottenPool_isClosedAndItsWorkersEnd() throws Exception {
    List<Long> pids = new ArrayList<>();
    WeakReference<Pool> forgotten = forgottenPool(pids);
    until(
        () -> {
          System.gc();
          return forgotten.refersTo(null)
              && pids.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty());
        });
  }

  private static WeakReference<Pool> forgottenPool(List<Long> pids) {
    Pool pool = ProcessPool.of(2);
    pids.addAll(pids(pool));
    return new WeakReference<>(pool);
  }

  @Test
  void P79_forgottenPool_workOnItsWay_isFinished() throws Exception {
    MapResult<Integer> result =
        ProcessPool.of(2)
            .batch(1)
            .amap(
                x -> {
                  Thread.sleep(20);
                  return x;
                },
                Brine.range(0, 60));
    while (!result.isReady()) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(result.get()).isEqualTo(Brine.range(0, 60));
  }

  @Test
  void everywhere_workersStillStart_waitsForThem() {
    try (Pool pool = ProcessPool.of(3)) {
      assertThat(pids(pool)).hasSize(3);
      assertThat(new HashSet<>(pool.limit(4).everywhere(Brine::pid))).hasSize(4);
    }
  }

  @Test
  void everywhere_someAreBusy_waitsForThem() throws Exception {
    try (Pool pool = ProcessPool.of(2)) {
      MapResult<Integer> busy =
          pool.amap(
              x -> {
                Thread.sleep(300);
                return x;
              },
              Brine.range(0, 2));
      assertThat(pids(pool)).hasSize(2);
      assertThat(busy.get()).containsExactly(0, 1);
    }
  }

  @Test
  void status_workersBusyAndIdle_tellsOfEach() throws Exception {
    try (Pool pool = ProcessPool.builder().workers(2).heap("64m").build()) {
      pool.everywhere(Brine::pid);
      TaskResult<Integer> busy =
          pool.submit(
              () -> {
                Thread.sleep(60_000);
                return 1;
              });
      until(
          () ->
              pool.status().workers().stream()
                  .anyMatch(worker -> worker.state() == PoolStatus.State.BUSY));
      PoolStatus status = pool.status();
      assertThat(status.workers()).hasSize(2);
      assertThat(status.maps()).isEqualTo(1);
      assertThat(status.tasks()).isEqualTo(2);
      assertThat(status.cpu()).isPositive();
      assertThat(status.bytesSent()).isPositive();
      assertThat(status.bytesReceived()).isPositive();
      assertThat(status.workers())
          .allSatisfy(
              worker -> {
                assertThat(worker.heapUsed()).isPresent();
                assertThat(worker.heapLimit().orElse(0)).isBetween(32L << 20, 64L << 20);
              });
      assertThat(busy.cancel()).isTrue();
    }
  }

  @Test
  void P54_poolInsideOfATask_startsNoProcesses() {
    try (Pool pool = ProcessPool.of(2)) {
      assertThat(
              pool.map(
                  x -> {
                    try (Pool inner = ProcessPool.of(3)) {
                      List<Long> pids = inner.map(y -> Brine.pid(), Brine.range(0, 3));
                      return new HashSet<>(pids).equals(Set.of(Brine.pid()));
                    }
                  },
                  Brine.range(0, 4)))
          .containsOnly(true);
    }
  }

  @Test
  void close_streamThatNobodyTakesFrom_doesNotWait() {
    Pool pool = ProcessPool.of(1);
    var results = pool.imap(x -> x, Brine.range(0, 1000)).iterator();
    assertThat(results.next()).isZero();
    pool.close();
    assertThatThrownBy(() -> results.forEachRemaining(x -> {}))
        .isInstanceOf(PoolClosedException.class);
  }

  @Test
  void terminate_whileAMapIsFed_failsIt() throws Exception {
    Pool pool = ProcessPool.of(1);
    CountDownLatch fed = new CountDownLatch(1);
    Thread terminator =
        new Thread(
            () -> {
              try {
                fed.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              pool.terminate();
            });
    terminator.start();
    Iterable<Integer> endless =
        () ->
            IntStream.iterate(0, x -> x + 1)
                .peek(
                    x -> {
                      if (x == 100) {
                        fed.countDown();
                      }
                    })
                .iterator();
    assertThatThrownBy(() -> pool.map(x -> x, endless)).isInstanceOf(PoolClosedException.class);
    terminator.join();
  }

  @Test
  void retries_attempt_isSeenByTheTask() {
    try (Pool pool = ProcessPool.of(2)) {
      List<Outcome<Integer>> outcomes =
          pool.retries(1)
              .outcomes(
                  x -> {
                    if (x == 5 && TaskContext.current().attempt() == 1) {
                      Runtime.getRuntime().halt(4);
                    }
                    return TaskContext.current().attempt();
                  },
                  Brine.range(0, 20));
      assertThat(outcomes).allMatch(Outcome::isSuccess);
      assertThat(outcomes.get(5).value()).isEqualTo(2);
      assertThat(outcomes.get(5).attempts()).isEqualTo(2);
    }
  }
}
