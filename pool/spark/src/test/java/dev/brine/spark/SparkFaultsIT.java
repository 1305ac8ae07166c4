package dev.brine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.error.WorkerDiedException;
import dev.brine.pool.PoolStatus;
import dev.brine.task.Call;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens when parts of a cluster, or of a pool on it, end in the middle of a map. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkFaultsIT {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  private static final int ITEMS = 200;

  private SparkPool pool;

  @BeforeAll
  void open() {
    pool = CLUSTER.get().pool();
  }

  @AfterAll
  void close() {
    pool.close();
  }

  private static int slowly(int x) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(40);
    return x;
  }

  private void awaitTwoExecutors() {
    pool.map(x -> x, List.of(1, 2, 3, 4));
    Processes.await("two executors", () -> pool.status().workers().size() == 2);
  }

  private long anExecutor() {
    return pool.status().workers().stream().mapToLong(PoolStatus.WorkerStatus::pid).min().orElse(0);
  }

  /** Takes some results, does harm, and gives all results. */
  private List<Integer> resultsDespite(Runnable harm) {
    List<Integer> results = new ArrayList<>();
    try (Stream<Integer> stream = pool.uimap(SparkFaultsIT::slowly, Brine.range(0, ITEMS))) {
      Iterator<Integer> each = stream.iterator();
      for (int i = 0; i < ITEMS / 4; i++) {
        results.add(each.next());
      }
      harm.run();
      each.forEachRemaining(results::add);
    }
    return results;
  }

  private void assertAllOnce(List<Integer> results) {
    assertThat(results)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ITEMS).boxed().toList());
  }

  @Test
  void uimap_executorKilledInTheMiddle_givesEachResultOnce() {
    awaitTwoExecutors();
    assertAllOnce(resultsDespite(() -> Processes.kill(Processes.of(anExecutor()))));
  }

  @Test
  void uimap_workerAndItsExecutorKilledInTheMiddle_givesEachResultOnce() throws Exception {
    awaitTwoExecutors();
    long victim = anExecutor();
    ProcessHandle worker = Processes.of(victim).parent().orElseThrow();
    assertThat(CLUSTER.get().workers()).contains(worker);
    assertAllOnce(
        resultsDespite(
            () -> {
              Processes.kill(worker);
              Processes.kill(Processes.of(victim));
            }));
    CLUSTER.get().addWorker();
  }

  @Test
  void everywhere_oneHostIsLostAndNoOtherComes_failsInTime() throws Exception {
    // Each worker has room for one executor of this size.
    try (SparkPool large =
        CLUSTER.get().builder().memory("3g").startTimeout(Duration.ofSeconds(20)).build()) {
      List<Long> pids = large.everywhere(Brine::pid);
      assertThat(pids).hasSize(2);
      ProcessHandle victim = Processes.of(pids.get(0));
      ProcessHandle worker = victim.parent().orElseThrow();
      Thread harm =
          new Thread(
              () -> {
                Processes.await("a task", () -> large.status().maps() > 0);
                Processes.kill(worker);
                Processes.kill(victim);
              });
      harm.start();
      Call<Integer> slow =
          () -> {
            TimeUnit.SECONDS.sleep(5);
            return 1;
          };
      assertThatThrownBy(() -> large.everywhere(slow))
          .isInstanceOf(BrineException.class)
          .hasMessageContaining("the cluster gave no other");
      harm.join();
    } finally {
      CLUSTER.get().addWorker();
    }
  }

  @Test
  void outcomes_driverKilledInTheMiddle_isToldByItemAndThePoolGoesOn() throws Exception {
    awaitTwoExecutors();
    Fn<Integer, Integer> slow = SparkFaultsIT::slowly;
    List<ProcessHandle> drivers = Processes.drivers();
    assertThat(drivers).isNotEmpty();
    Thread harm =
        new Thread(
            () ->
                drivers.forEach(
                    each -> {
                      Processes.await("some work", () -> pool.status().tasks() > 20);
                      Processes.kill(each);
                    }));
    harm.start();
    List<Outcome<Integer>> outcomes = pool.outcomes(slow, Brine.range(0, ITEMS));
    harm.join();
    assertThat(outcomes).hasSize(ITEMS);
    assertThat(outcomes)
        .filteredOn(each -> !each.isSuccess())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.error()).isInstanceOf(WorkerDiedException.class));
    assertThat(pool.status().workers()).isEmpty();
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void outcomes_itemThatHaltsItsExecutor_isToldByIndexAndAllOthersAreThere() {
    awaitTwoExecutors();
    Fn<Integer, Integer> poison =
        x -> {
          if (x == 5) {
            Runtime.getRuntime().halt(3);
          }
          return x;
        };
    List<Outcome<Integer>> outcomes = pool.outcomes(poison, Brine.range(0, 20));
    assertThat(outcomes)
        .filteredOn(each -> !each.isSuccess())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.index()).isEqualTo(5);
              assertThat(each.error())
                  .isInstanceOfSatisfying(
                      WorkerDiedException.class, died -> assertThat(died.exitCode()).isEqualTo(3));
            });
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void outcomes_itemThatNeverEnds_timesOutAndAllOthersAreThere() {
    awaitTwoExecutors();
    Fn<Integer, Integer> endless =
        x -> {
          while (x == 3) {
            Thread.onSpinWait();
          }
          return x;
        };
    List<Outcome<Integer>> outcomes =
        pool.timeout(Duration.ofSeconds(2)).outcomes(endless, Brine.range(0, 8));
    assertThat(outcomes)
        .filteredOn(each -> !each.isSuccess())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.index()).isEqualTo(3);
              assertThat(each.error()).isInstanceOf(TaskTimeoutException.class);
            });
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void map_interruptedWhileTasksSleep_endsAndThePoolGoesOn() throws Exception {
    awaitTwoExecutors();
    Thread caller = Thread.currentThread();
    Thread interrupting =
        new Thread(
            () -> {
              Processes.await("a task", () -> pool.status().maps() > 0);
              caller.interrupt();
            });
    interrupting.start();
    Fn<Integer, Integer> sleeping =
        x -> {
          TimeUnit.SECONDS.sleep(600);
          return x;
        };
    assertThatThrownBy(() -> pool.map(sleeping, Brine.range(0, 4)))
        .isInstanceOf(MapInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    interrupting.join();
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void map_noMasterThere_saysSo() {
    try (SparkPool nowhere = SparkPool.connect("spark://127.0.0.1:9")) {
      assertThatThrownBy(() -> nowhere.map(x -> x, List.of(1)))
          .isInstanceOf(BrineException.class)
          .hasMessageContaining("no master of the cluster answers at spark://127.0.0.1:9");
    }
  }
}
