package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.PoolClosedException;
import dev.brine.error.ResultException;
import dev.brine.error.TaskException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only processes can do, and what happens to them. */
@Timeout(90)
class ProcessPoolTest {
  private ProcessPool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(2);
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  private static long slowPid(int x) throws InterruptedException {
    Thread.sleep(20);
    return Brine.pid();
  }

  @Test
  void map_fewTasks_runsOnEachWorkerAndNotHere() {
    Set<Long> pids = new HashSet<>(pool.map(x -> Brine.pid(), Brine.range(0, 10)));
    assertThat(pids).hasSize(2).doesNotContain(Brine.pid());
  }

  @Test
  void limit_one_usesOneWorker() {
    assertThat(new HashSet<>(pool.limit(1).map(ProcessPoolTest::slowPid, Brine.range(0, 6))))
        .hasSize(1);
  }

  @Test
  void limit_moreThanThereAre_startsThem() {
    assertThat(new HashSet<>(pool.limit(3).map(ProcessPoolTest::slowPid, Brine.range(0, 12))))
        .hasSize(3);
  }

  @Test
  void P91_outcomes_workerKilledInTheMiddle_onlyWhatRanThereFails(@TempDir Path directory)
      throws Exception {
    String place = directory.toString();
    Fn<Integer, Long> function =
        x -> {
          if (x == 50) {
            Path said = Files.writeString(Path.of(place, "tmp"), Long.toString(Brine.pid()));
            Files.move(said, Path.of(place, "pid"));
            Thread.sleep(60_000);
          }
          return slowPid(x);
        };
    Thread killer = new Thread(() -> killWhoIsNamed(directory.resolve("pid")));
    killer.start();
    List<Outcome<Long>> outcomes = pool.outcomes(function, Brine.range(0, 100));
    killer.join();
    assertThat(outcomes).hasSize(100);
    assertThat(outcomes)
        .filteredOn(o -> !o.isSuccess())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.index()).isEqualTo(50);
              WorkerDiedException died = (WorkerDiedException) o.error();
              assertThat(died.indices()).containsExactly(50L);
              assertThat(died.pid()).isEqualTo(o.pid());
              assertThat(died.exitCode()).isEqualTo(128 + 9);
              assertThat(died).hasMessageContaining("was ended by signal 9");
            });
    assertThat(outcomes)
        .filteredOn(Outcome::isSuccess)
        .allSatisfy(o -> assertThat(o.value()).isEqualTo(o.pid()));
    assertThat(pool.map(x -> x + 1, Brine.range(0, 100))).isEqualTo(Brine.range(1, 101));
  }

  private static void killWhoIsNamed(Path file) {
    try {
      while (!Files.exists(file)) {
        Thread.sleep(5);
      }
      long pid = Long.parseLong(Files.readString(file));
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void P59_map_taskExits_namesItemAndExitCode() {
    assertThatThrownBy(
            () ->
                pool.map(
                    x -> {
                      if (x == 2) {
                        System.exit(42);
                      }
                      return x;
                    },
                    Brine.range(0, 4)))
        .isInstanceOfSatisfying(
            WorkerDiedException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(42);
              assertThat(e.indices()).contains(2L);
            });
    assertThat(pool.map(x -> x, List.of(1, 2, 3))).containsExactly(1, 2, 3);
  }

  @Test
  void P92_outcomes_everyTaskHalts_eachFailsByIndex() {
    List<Outcome<Integer>> outcomes =
        pool.outcomes(
            x -> {
              Runtime.getRuntime().halt(3);
              return x;
            },
            Brine.range(0, 5));
    assertThat(outcomes)
        .hasSize(5)
        .allSatisfy(o -> assertThat(o.error()).isInstanceOf(WorkerDiedException.class));
  }

  @Test
  void timeout_taskThatWillNotStop_endsItsWorkerOnly() {
    List<Outcome<Integer>> outcomes =
        pool.timeout(Duration.ofMillis(300))
            .outcomes(
                x -> {
                  while (x == 3) {
                    Thread.onSpinWait();
                  }
                  return x;
                },
                Brine.range(0, 20));
    assertThat(outcomes).filteredOn(o -> !o.isSuccess()).hasSize(1);
    assertThat(outcomes.get(3).error())
        .isInstanceOf(TaskTimeoutException.class)
        .hasMessage("item 3 ran longer than 300 ms");
  }

  @Test
  void P123_map_interrupted_isCancelledAndThePoolGoesOn() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<?> waiting =
          caller.submit(
              () -> {
                running.countDown();
                pool.map(ProcessPoolTest::longSleep, Brine.range(0, 100));
              });
      running.await();
      long start = System.nanoTime();
      caller.shutdownNow();
      assertThatThrownBy(waiting::get).hasCauseInstanceOf(MapInterruptedException.class);
      assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    } finally {
      caller.shutdownNow();
    }
  }

  private static int longSleep(int x) throws InterruptedException {
    Thread.sleep(100_000);
    return x;
  }

  @Test
  void cancel_taskIgnoresItsInterrupt_workerIsReplaced() {
    MapResult<Integer> result =
        pool.amap(
            x -> {
              while (x >= 0) {
                Thread.onSpinWait();
              }
              return x;
            },
            List.of(1, 2));
    assertThat(result.cancel()).isTrue();
    assertThatThrownBy(result::get).isInstanceOf(CancellationException.class);
    assertThat(pool.map(x -> x + 1, List.of(1, 2))).containsExactly(2, 3);
  }

  @Test
  void map_firstItemFails_restIsNotRun(@TempDir Path directory) throws Exception {
    String place = directory.toString();
    assertThatThrownBy(
            () ->
                pool.map(
                    x -> {
                      if (x == 0) {
                        throw new IllegalStateException();
                      }
                      Thread.sleep(50);
                      Files.createFile(Path.of(place, "ran" + x));
                      return x;
                    },
                    Brine.range(0, 100)))
        .isInstanceOf(TaskException.class);
    assertThat(pool.map(x -> x, List.of(1))).containsExactly(1);
    try (var files = Files.list(directory)) {
      assertThat(files.count()).isLessThan(20);
    }
  }

  @Test
  void map_unrepresentableValue_isRefusedBeforeAnyTaskRuns() {
    Thread thread = Thread.currentThread();
    assertThatThrownBy(() -> pool.map(x -> thread.getName() + x, List.of(1)))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("java.lang.Thread");
    assertThatThrownBy(() -> pool.map(x -> 1, List.of(1, thread)))
        .isInstanceOf(CaptureException.class);
    assertThat(pool.map(x -> x, List.of(1))).containsExactly(1);
  }

  @Test
  void map_unrepresentableResult_namesItem() {
    assertThatThrownBy(() -> pool.map(x -> x == 1 ? Thread.currentThread() : null, List.of(0, 1)))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("the result of item 1 cannot come back")
        .hasMessageContaining("java.lang.Thread");
  }

  @Test
  void P66_map_largeArrays_travelBothWays() {
    byte[] large = new byte[300_000_000];
    Arrays.fill(large, (byte) 7);
    byte[] back = pool.pipe(x -> x, large);
    assertThat(Arrays.equals(back, large)).isTrue();
  }

  @Test
  void P114_map_taskReadsStandardInput_findsItsEnd() {
    Fn<Integer, Integer> read = x -> System.in.read();
    assertThat(pool.map(read, List.of(1, 2))).containsExactly(-1, -1);
  }

  @Test
  void map_taskReplacesItsStreams_nextTaskHasTheOwn() {
    Fn<Integer, Boolean> replace =
        x -> {
          boolean replaced = System.out instanceof Silent;
          System.setOut(new Silent());
          System.setIn(InputStream.nullInputStream());
          return replaced;
        };
    assertThat(pool.map(replace, Brine.range(0, 20))).containsOnly(false);
  }

  private static final class Silent extends PrintStream {
    Silent() {
      super(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    }
  }

  @Test
  void map_taskPrintsMuch_isCutAndNeverStops() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, false, StandardCharsets.UTF_8));
    try {
      pool.forEach(
          x -> {
            for (int i = 0; i < 200_000; i++) {
              System.out.println("a line of a flood, number " + i);
            }
          },
          List.of(1, 2));
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().limit(3))
        .allSatisfy(line -> assertThat(line).startsWith("a line of a flood"));
  }

  @Test
  void map_fromManyThreads_eachGetsItsOwn() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Integer>>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int offset = i;
        results.add(callers.submit(() -> pool.map(x -> x + offset, Brine.range(0, 300))));
      }
      for (int i = 0; i < 8; i++) {
        assertThat(results.get(i).get()).isEqualTo(Brine.range(i, i + 300));
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void map_dearMapBesideACheapOne_bothEnd() throws Exception {
    MapResult<Long> dear = pool.amap(ProcessPoolTest::slowPid, Brine.range(0, 20));
    assertThat(pool.map(x -> x, Brine.range(0, 5000))).hasSize(5000);
    assertThat(dear.get()).hasSize(20);
  }

  @Test
  void P38_terminate_manyTasksWait_failsThemAtOnce() {
    MapResult<Integer> result = pool.amap(ProcessPoolTest::longSleep, Brine.range(0, 10_000));
    pool.terminate();
    assertThatThrownBy(result::get).isInstanceOf(PoolClosedException.class);
    assertThatThrownBy(() -> pool.map(x -> x, List.of(1))).isInstanceOf(PoolClosedException.class);
  }

  @Test
  void P117_env_isSeenByTasks() {
    try (ProcessPool other =
        ProcessPool.builder().workers(1).heap("64m").env(Map.of("BRINE_K", "V")).build()) {
      assertThat(other.<Integer, String>pipe(x -> System.getenv("BRINE_K"), 0)).isEqualTo("V");
      assertThat(other.<Integer, Long>pipe(x -> Runtime.getRuntime().maxMemory(), 0))
          .isLessThanOrEqualTo(64L << 20);
    }
  }

  @Test
  void build_jvmRefusesAnOption_saysWhatTheJvmSaid() {
    try (ProcessPool broken =
        ProcessPool.builder().workers(2).jvmArgs("-XX:+NoSuchOption").build()) {
      assertThatThrownBy(() -> broken.map(x -> x, List.of(1)))
          .isInstanceOf(BrineException.class)
          .hasMessageContaining("exit code 1")
          .hasMessageContaining("NoSuchOption");
    }
  }

  @Test
  void P37_of_noWorkers_isRefused() {
    assertThatThrownBy(() -> ProcessPool.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProcessPool.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void P102_worker_diesIdle_isReplacedSilently() {
    Set<Long> first = new HashSet<>(pool.map(x -> Brine.pid(), Brine.range(0, 10)));
    first.forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
    first.forEach(pid -> ProcessHandle.of(pid).ifPresent(process -> process.onExit().join()));
    List<Outcome<Long>> outcomes = pool.outcomes(x -> Brine.pid(), Brine.range(0, 10));
    assertThat(outcomes).filteredOn(Outcome::isSuccess).isNotEmpty();
    assertThat(pool.map(x -> Brine.pid(), Brine.range(0, 10))).doesNotContainAnyElementsOf(first);
  }
}
