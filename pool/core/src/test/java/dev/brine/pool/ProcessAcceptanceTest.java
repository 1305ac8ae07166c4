package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.CaptureException;
import dev.brine.error.PoolClosedException;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of other languages' pools ask of theirs, asked of pools of processes. */
@Timeout(90)
class ProcessAcceptanceTest {
  private ProcessPool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(2);
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  /** With a field and a method that uses it. */
  private record Power(int exponent) {
    int of(int base) {
      return (int) Math.round(Math.pow(base, exponent));
    }
  }

  private static int slowly(int x) throws InterruptedException {
    Thread.sleep(1000);
    return x;
  }

  @Test
  void P20_map_capturesAPool_isRefusedWithTheFix() {
    Pool captured = pool;
    assertThatThrownBy(() -> pool.map(x -> captured.map(y -> y, List.of(x)), List.of(1)))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("ProcessPool")
        .hasMessageContaining("a pool belongs to this process; inside a task use Brine.pool()");
  }

  @Test
  void P22_map_composedFunctions_areTaken() {
    Fn<Integer, Integer> twice = x -> x * 2;
    Function<Integer, String> wrapped = twice.andThen(x -> x + 1).andThen(x -> "<" + x + ">");
    assertThat(pool.map(wrapped, List.of(1, 2))).containsExactly("<3>", "<5>");
  }

  @Test
  void P70_map_methodOfAnObjectWithFields_isTaken() {
    assertThat(pool.map(new Power(3)::of, Brine.range(0, 5))).containsExactly(0, 1, 8, 27, 64);
  }

  @Test
  void P71_map_objectsOfOwnClasses_areItemsAndResults() {
    assertThat(pool.map(p -> new Power(p.exponent() + 1), List.of(new Power(1), new Power(2))))
        .containsExactly(new Power(2), new Power(3));
  }

  @Test
  void P72_submit_divideAndConquer_isSorted() throws Exception {
    List<Integer> numbers = IntStream.range(0, 200).mapToObj(x -> x * 7919 % 200).toList();
    assertThat(sorted(numbers)).isEqualTo(Brine.range(0, 200));
  }

  private List<Integer> sorted(List<Integer> numbers) throws Exception {
    if (numbers.size() < 60) {
      return pool.submit(() -> numbers.stream().sorted().toList()).get();
    }
    int pivot = numbers.get(0);
    List<Integer> less = new ArrayList<>();
    List<Integer> more = new ArrayList<>();
    numbers.forEach(x -> (x < pivot ? less : more).add(x));
    more.remove(Integer.valueOf(pivot));
    List<Integer> all = new ArrayList<>(sorted(less));
    all.add(pivot);
    all.addAll(sorted(more));
    return all;
  }

  @Test
  void P73_uimap_firstHit_endsTheSearch() {
    try (Stream<Integer> found =
        pool.uimap(
            x -> x % 997 == 996 ? x : -1, () -> IntStream.iterate(0, x -> x + 1).iterator())) {
      assertThat(found.anyMatch(x -> x == 996)).isTrue();
    }
    assertThat(pool.status().maps()).isZero();
  }

  @Test
  void P33_amap_slowTasks_returnsAtOnceAndP34_getWithLimit_timesOut() throws Exception {
    MapResult<Integer> result = pool.amap(ProcessAcceptanceTest::slowly, Brine.range(0, 100));
    assertThat(result.isReady()).isFalse();
    assertThatThrownBy(() -> result.get(Duration.ofMillis(50)))
        .isInstanceOf(TimeoutException.class);
    assertThat(result.cancel()).isTrue();
    assertThatThrownBy(result::get).isInstanceOf(CancellationException.class);
    assertThat(pool.map(x -> x, List.of(1))).containsExactly(1);
  }

  @Test
  void P88_amap_limitForAll_keepsWhatWasFinished() throws Exception {
    MapResult<Integer> result =
        pool.batch(1)
            .amap(
                x -> {
                  Thread.sleep(x == 4 ? 60_000 : 1);
                  return x;
                },
                Brine.range(0, 5));
    assertThatThrownBy(() -> result.get(Duration.ofSeconds(3)))
        .isInstanceOf(TimeoutException.class);
    assertThat(result.outcomes()).extracting(Outcome::value).containsExactly(0, 1, 2, 3);
    result.cancel();
  }

  @Test
  void P45_map_ended_itemsAndResultsAreCollectable() throws Exception {
    List<WeakReference<Object>> references = new ArrayList<>();
    mapAndForget(references);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (references.stream().anyMatch(reference -> !reference.refersTo(null))) {
      System.gc();
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      Thread.sleep(10);
    }
  }

  private void mapAndForget(List<WeakReference<Object>> references) {
    List<StringBuilder> items = List.of(new StringBuilder("a"), new StringBuilder("b"));
    List<StringBuilder> results = pool.map(x -> x.append("!"), items);
    items.forEach(each -> references.add(new WeakReference<>(each)));
    results.forEach(each -> references.add(new WeakReference<>(each)));
  }

  @Test
  void P57_close_taskLeftAThreadRunning_ends() {
    boolean alive =
        pool.pipe(
            x -> {
              Thread endless =
                  new Thread(
                      () -> {
                        while (x > 0) {
                          Thread.onSpinWait();
                        }
                      });
              endless.setDaemon(false);
              endless.start();
              return endless.isAlive();
            },
            1);
    assertThat(alive).isTrue();
    pool.close();
  }

  @Test
  void P55_worker_killed_exitCodeIsTold(@TempDir Path directory) throws Exception {
    Path sign = directory.resolve("sign");
    String place = sign.toString();
    TaskResult<Integer> result =
        pool.submit(
            () -> {
              Path said = Files.writeString(Path.of(place + ".tmp"), Long.toString(Brine.pid()));
              Files.move(said, Path.of(place));
              return slowly(slowly(slowly(1)));
            });
    while (!Files.exists(sign)) {
      Thread.sleep(5);
    }
    ProcessHandle.of(Long.parseLong(Files.readString(sign))).orElseThrow().destroyForcibly();
    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WorkerDiedException.class, e -> assertThat(e.exitCode()).isEqualTo(128 + 9));
  }

  @Test
  void P100_terminate_tasksThatSleep_endsThemAll() {
    MapResult<Integer> result = pool.amap(ProcessAcceptanceTest::slowly, Brine.range(0, 100));
    pool.terminate();
    assertThatThrownBy(result::get).isInstanceOf(PoolClosedException.class);
    assertThat(pool.status().workers()).isEmpty();
  }

  @Test
  void P82_close_afterACaptureFailed_doesNotWait() {
    Thread thread = Thread.currentThread();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> pool.map(x -> thread.getName(), List.of(1)))
          .isInstanceOf(CaptureException.class);
    }
    pool.close();
  }

  @Test
  void P80_forgottenPool_taskDies_failsAndNothingIsLeft() {
    TaskResult<Integer> result =
        ProcessPool.of(1)
            .submit(
                () -> {
                  Runtime.getRuntime().halt(5);
                  return 1;
                });
    assertThatThrownBy(result::get).hasCauseInstanceOf(WorkerDiedException.class);
    System.gc();
  }

  @Test
  void P96_resize_whileBusyAndAWorkerIsKilled_recovers() throws Exception {
    Set<Long> pids = new HashSet<>(pool.everywhere(Brine::pid));
    MapResult<Integer> busy =
        pool.retries(3)
            .batch(1)
            .amap(
                x -> {
                  Thread.sleep(10);
                  return x;
                },
                Brine.range(0, 200));
    pool.resize(3);
    ProcessHandle.of(pids.iterator().next()).orElseThrow().destroyForcibly();
    pool.resize(1);
    assertThat(busy.get()).isEqualTo(Brine.range(0, 200));
    assertThat(pool.everywhere(() -> 1)).containsExactly(1);
  }

  @Test
  void P109_defaultPool_workersStayAndAreNewAfterItsEnd() {
    Brine.pool(pool);
    Set<Long> first = new HashSet<>(Brine.everywhere(Brine::pid));
    assertThat(new HashSet<>(Brine.everywhere(Brine::pid))).isEqualTo(first);
    Brine.pool().terminate();
    try {
      assertThat(Brine.everywhere(Brine::pid)).isNotEmpty().doesNotContainAnyElementsOf(first);
    } finally {
      Brine.pool().terminate();
    }
  }

  @Test
  void P110_map_nestedDefaultPoolInTwoTasks_runsInPlace() {
    Brine.pool(pool);
    Fn<Integer, List<Long>> nested = x -> Brine.map(y -> Brine.pid(), Brine.range(0, 3));
    assertThat(Brine.map(nested, Brine.range(0, 2)))
        .allSatisfy(pids -> assertThat(new HashSet<>(pids)).hasSize(1));
  }

  @Test
  void P111_tenThreads_mapSubmitAndCancel_allEnd() throws Exception {
    ExecutorService users = Executors.newFixedThreadPool(10);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int kind = i % 3;
        all.add(users.submit(() -> use(kind)));
      }
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      users.shutdownNow();
    }
  }

  private Void use(int kind) throws Exception {
    for (int i = 0; i < 10; i++) {
      if (kind == 0) {
        assertThat(pool.map(x -> x + 1, Brine.range(0, 30))).isEqualTo(Brine.range(1, 31));
      } else if (kind == 1) {
        int value = i;
        assertThat(pool.submit(() -> value * 2).get()).isEqualTo(value * 2);
      } else {
        MapResult<Integer> result = pool.amap(ProcessAcceptanceTest::slowly, Brine.range(0, 10));
        assertThat(result.cancel()).isTrue();
      }
    }
    return null;
  }

  @Test
  void P112_submit_whileThePoolIsClosed_endsOrIsRefused() throws Exception {
    List<TaskResult<Integer>> taken = new ArrayList<>();
    Thread closer = new Thread(pool::close);
    boolean refused = false;
    for (int i = 0; !refused; i++) {
      if (i == 20) {
        closer.start();
      }
      try {
        int value = i;
        taken.add(pool.submit(() -> value));
      } catch (PoolClosedException e) {
        refused = true;
      }
    }
    closer.join();
    for (int i = 0; i < taken.size(); i++) {
      assertThat(taken.get(i).get()).isEqualTo(i);
    }
  }

  @Test
  void P27_map_pairsOfArguments_areSpread() {
    List<Map.Entry<Integer, Integer>> pairs = List.of(Map.entry(2, 3), Map.entry(4, 5));
    assertThat(pool.batch(2).map(pair -> pair.getKey() * pair.getValue(), pairs))
        .containsExactly(6, 20);
  }

  @Test
  void P126_outcomes_andMap_tellFailuresInTheirOwnWay() {
    Fn<Integer, Integer> function = x -> 6 / x;
    assertThat(pool.outcomes(function, List.of(1, 0, 2)))
        .extracting(Outcome::isSuccess)
        .containsExactly(true, false, true);
    assertThatThrownBy(() -> pool.map(function, List.of(1, 0, 2)))
        .hasCauseInstanceOf(ArithmeticException.class);
  }
}
