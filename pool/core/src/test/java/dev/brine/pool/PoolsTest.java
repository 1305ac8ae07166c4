package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.PoolClosedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pools by id. */
@Timeout(90)
class PoolsTest {
  @AfterEach
  void clear() {
    Pools.clear();
  }

  private static List<Integer> increment(Pool pool) {
    return pool.map(x -> x + 1, List.of(1, 2));
  }

  private static Set<Long> pids(Pool pool) {
    return new HashSet<>(
        pool.map(
            x -> {
              Thread.sleep(20);
              return Brine.pid();
            },
            Brine.range(0, 12)));
  }

  @Test
  void P13_get_closedPool_isReopened() {
    Pool first = Pools.get("a", () -> ThreadPool.of(1));
    assertThat(Pools.get("a", () -> ThreadPool.of(1))).isSameAs(first);
    first.limit(1).close();
    assertThat(Pools.active()).isEmpty();
    Pool second = Pools.get("a", () -> ThreadPool.of(1));
    assertThat(second).isNotSameAs(first);
    assertThat(increment(second)).containsExactly(2, 3);
    assertThat(Pools.active()).containsExactly("a");
  }

  @Test
  void P14_get_closedAgainAndAgain_isReopenedEachTime() {
    for (int round = 0; round < 3; round++) {
      Pool pool = Pools.get("a", 1);
      assertThat(increment(pool)).containsExactly(2, 3);
      pool.close();
      pool.close();
      assertThat(Pools.active()).isEmpty();
    }
  }

  @Test
  void P15_get_afterCloseAndClear_hasFreshWorkers() {
    Pool first = Pools.get("a", 1);
    Set<Long> before = pids(first);
    first.close();
    Pools.clear();
    assertThat(pids(Pools.get("a", 1))).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void P16_clear_openPools_leavesNoneAndNoProcess() throws Exception {
    Set<Long> pids = new HashSet<>(pids(Pools.get("a", 1)));
    pids.addAll(pids(Pools.get("b", 1)));
    assertThat(pids).hasSize(2);
    assertThat(Pools.active()).containsExactly("a", "b");
    MapResult<Integer> running =
        Pools.get("a", 1)
            .amap(
                x -> {
                  Thread.sleep(60_000);
                  return x;
                },
                Brine.range(0, 10));
    Pools.clear();
    assertThat(Pools.active()).isEmpty();
    assertThat(running.isReady()).isTrue();
    for (long pid : pids) {
      var process = ProcessHandle.of(pid);
      if (process.isPresent()) {
        assertThat(process.get().onExit().get(10, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  @Test
  void P101_clear_tasksWouldSleepForHours_endsThem() {
    MapResult<Integer> sleeping =
        Pools.get("a", 1)
            .amap(
                x -> {
                  Thread.sleep(10_000_000);
                  return x;
                },
                Brine.range(0, 10));
    Pools.clear();
    assertThatThrownBy(sleeping::get).isInstanceOf(PoolClosedException.class);
    assertThat(increment(Pools.get("a", 1))).containsExactly(2, 3);
  }

  @Test
  void P17_get_otherNumberOfWorkers_resizesAndFinishesTheWork() throws Exception {
    Pool first = Pools.get("a", 2);
    assertThat(pids(first)).hasSize(2);
    assertThat(Pools.get("a", 2)).isSameAs(first);
    MapResult<Integer> running = first.amap(x -> x + 1, Brine.range(0, 50));
    Pool second = Pools.get("a", 1);
    assertThat(running.get()).isEqualTo(Brine.range(1, 51));
    assertThat(pids(second)).hasSize(1);
    assertThat(Pools.active()).containsExactly("a");
  }

  @Test
  void P18_get_twoIds_areIndependent() {
    Pool first = Pools.get("a", () -> ThreadPool.of(1));
    Pool second = Pools.get("b", () -> ThreadPool.of(1));
    assertThat(first).isNotSameAs(second);
    first.close();
    assertThat(increment(second)).containsExactly(2, 3);
    assertThat(Pools.active()).containsExactly("b");
  }

  @Test
  void get_manyThreads_makeOne() throws Exception {
    AtomicInteger made = new AtomicInteger();
    CyclicBarrier all = new CyclicBarrier(4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Pool>> pools = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        pools.add(
            threads.submit(
                () -> {
                  all.await(30, TimeUnit.SECONDS);
                  return Pools.get(
                      "a",
                      () -> {
                        made.incrementAndGet();
                        return ThreadPool.of(1);
                      });
                }));
      }
      Set<Pool> seen = new HashSet<>();
      for (Future<Pool> each : pools) {
        seen.add(each.get());
      }
      assertThat(seen).hasSize(1);
      assertThat(made).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void get_makerThrows_leavesNothing() {
    assertThatThrownBy(
            () ->
                Pools.get(
                    "a",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThatThrownBy(() -> Pools.get("a", () -> null)).isInstanceOf(NullPointerException.class);
    assertThat(Pools.active()).isEmpty();
  }

  @Test
  void P37_get_noWorkers_isRefused() {
    assertThatThrownBy(() -> Pools.get("a", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Pools.active()).isEmpty();
  }

  @Test
  void get_madeByAMaker_keepsItsSize() {
    Pool pool = Pools.get("a", () -> ThreadPool.of(1));
    assertThat(Pools.get("a", 3)).isSameAs(pool);
  }

  @Test
  void get_inAWorker_runsInPlace() {
    Pool pool = Pools.get("a", 1);
    assertThat(
            pool.<Integer, Boolean>pipe(
                x -> pids(Pools.get("b", 2)).equals(Set.of(Brine.pid())), 1))
        .isTrue();
    assertThat(Pools.active()).containsExactly("a");
  }

  @Test
  void get_nameOfAnOpenPool_givesIt() {
    Pool pool = Pools.get("a", () -> ThreadPool.of(1));
    assertThat(Pools.get("a")).isSameAs(pool);
    pool.close();
    assertThatThrownBy(() -> Pools.get("a"))
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("no pool is named a; open pools: []");
  }

  @Test
  void get_addressNobodyServes_saysWhoWould() {
    assertThatThrownBy(() -> Pools.get("nowhere://host:1"))
        .isInstanceOf(BrineException.class)
        .hasMessageContaining("no pool for nowhere://host:1")
        .hasMessageContaining("provides pools for nowhere://");
  }
}
