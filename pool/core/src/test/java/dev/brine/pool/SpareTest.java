package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.wire.Frame;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worker that stands by. */
@Timeout(60)
class SpareTest {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

  @BeforeEach
  void machineHasMemory() {
    Assumptions.assumeTrue(SpareMemory.isEnough());
  }

  /** What a pool would be told of its workers. */
  private static final class Told implements WorkerEvents {
    final BlockingQueue<Object> events = new ArrayBlockingQueue<>(100);
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Override
    public void started(Worker worker) {
      workers.add(worker);
      events.add(worker);
    }

    /** As a pool does, which knows of these. */
    void endWorkers() {
      workers.forEach(worker -> worker.link.kill());
    }

    @Override
    public void startFailed(BrineException why) {
      events.add(why);
    }

    @Override
    public void received(Worker worker, List<Frame> frames) {
      events.addAll(frames);
    }

    @Override
    public void printed(Worker worker, boolean error, String text) {}

    @Override
    public void ended(Worker worker, int exitCode, List<String> lastLines) {
      events.add("ended " + worker.number);
    }

    @Override
    public void sessionEnds() {}

    Worker nextStarted() throws InterruptedException {
      return (Worker) events.poll(LIMIT, TimeUnit.NANOSECONDS);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LIMIT;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(10);
    }
  }

  private static Set<Long> children() {
    Set<Long> pids = new HashSet<>();
    ProcessHandle.current().children().forEach(each -> pids.add(each.pid()));
    return pids;
  }

  private static PoolSettings settings() {
    return PoolSettings.configured().withWorkers(1).withHeap("64m").withSpare(true);
  }

  @Test
  void start_oneStandsBy_isThatOneAndNothingWasToldBefore() throws Exception {
    Told told = new Told();
    WorkerStarter starter = new WorkerStarter(settings(), told);
    try {
      Set<Long> before = children();
      starter.standBy(1);
      await(starter::hasSpare);
      Set<Long> spares = children();
      spares.removeAll(before);
      assertThat(told.events).isEmpty();
      starter.standBy(1);
      starter.start(1);
      Worker first = told.nextStarted();
      assertThat(spares).containsExactly(first.link.pid());
      assertThat(starter.hasSpare()).isFalse();

      starter.standBy(1);
      await(starter::hasSpare);
      first.link.kill();
      assertThat(told.events.poll(30, TimeUnit.SECONDS)).isEqualTo("ended " + first.number);
      starter.start(1);
      assertThat(told.nextStarted().number).isGreaterThan(first.number);
    } finally {
      told.endWorkers();
      starter.close();
    }
  }

  @Test
  void start_itsShareOfTheMachineWasAnother_isAFreshOne() throws Exception {
    Told told = new Told();
    WorkerStarter starter = new WorkerStarter(settings(), told);
    try {
      starter.standBy(1);
      await(starter::hasSpare);
      Set<Long> before = children();
      starter.start(2);
      assertThat(before).doesNotContain(told.nextStarted().link.pid());
      await(() -> children().size() <= before.size());
      assertThat(told.events).isEmpty();
    } finally {
      told.endWorkers();
      starter.close();
    }
  }

  @Test
  void standBy_itIsKilled_nobodyIsToldAndTheNextStartIsAFreshOne() throws Exception {
    Told told = new Told();
    WorkerStarter starter = new WorkerStarter(settings(), told);
    try {
      Set<Long> before = children();
      starter.standBy(1);
      await(starter::hasSpare);
      Set<Long> spares = children();
      spares.removeAll(before);
      spares.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      await(() -> !starter.hasSpare());
      assertThat(told.events).isEmpty();
      starter.start(1);
      assertThat(spares).doesNotContain(told.nextStarted().link.pid());
    } finally {
      told.endWorkers();
      starter.close();
    }
  }

  @Test
  void rest_oneStandsBy_itEndsAndNobodyIsTold() throws Exception {
    Told told = new Told();
    WorkerStarter starter = new WorkerStarter(settings(), told);
    try {
      Set<Long> before = children();
      starter.standBy(1);
      await(starter::hasSpare);
      starter.rest();
      await(() -> children().equals(before));
      assertThat(told.events).isEmpty();
    } finally {
      told.endWorkers();
      starter.close();
    }
  }

  /** That no process and no thread is left is looked at after each test. */
  @Test
  void close_oneIsMadeOrStandsBy_endsIt() throws Exception {
    WorkerStarter making = new WorkerStarter(settings(), new Told());
    making.standBy(1);
    making.close();
    WorkerStarter standing = new WorkerStarter(settings(), new Told());
    Set<Long> before = children();
    standing.standBy(1);
    await(standing::hasSpare);
    standing.close();
    assertThat(before).containsAll(children());
  }

  @Test
  void standBy_jvmRefusesAnOption_nobodyIsTold() throws Exception {
    Told told = new Told();
    PoolSettings broken = settings().withJvmArguments(List.of("-XX:NoSuchFlag"));
    WorkerStarter starter = new WorkerStarter(broken, told);
    try {
      starter.standBy(1);
      await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(SpareTest::makesOne));
      assertThat(starter.hasSpare()).isFalse();
      assertThat(told.events).isEmpty();
    } finally {
      told.endWorkers();
      starter.close();
    }
  }

  private static boolean makesOne(Thread thread) {
    return thread.getName().equals("brine-spare");
  }

  @Test
  void standBy_turnedOff_makesNone() throws Exception {
    WorkerStarter starter = new WorkerStarter(settings().withSpare(false), new Told());
    try {
      starter.standBy(1);
      assertThat(Thread.getAllStackTraces().keySet()).noneMatch(SpareTest::makesOne);
    } finally {
      starter.close();
    }
  }

  @Test
  void pool_workerIsKilled_successorIsTheOneThatStoodBy() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(2)
            .spare(true)
            .initializer(() -> System.setProperty("initialized", "yes"))
            .build()) {
      assertThat(pool.map(x -> x + 1, Brine.range(0, 10))).hasSize(10);
      await(() -> pool.status().spare());
      assertThat(pool.status().workers()).hasSize(2);
      assertThat(pool.everywhere(Brine::pid)).hasSize(2).doesNotHaveDuplicates();
      Set<Long> before = children();
      List<PoolStatus.WorkerStatus> workers = pool.status().workers();
      long killed = workers.get(0).pid();
      before.removeIf(pid -> workers.stream().anyMatch(worker -> worker.pid() == pid));
      ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
      await(
          () ->
              pool.status().workers().size() == 2
                  && pool.status().workers().stream().noneMatch(each -> each.pid() == killed));
      assertThat(pool.status().workers()).anyMatch(each -> before.contains(each.pid()));
      List<String> initialized = pool.everywhere(() -> System.getProperty("initialized"));
      assertThat(initialized).containsExactly("yes", "yes");
    }
  }

  @Test
  void pool_hadNothingToDoForLong_noneStandsBy() throws Exception {
    Set<Long> before = children();
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).spare(true).idleTimeout(Duration.ofSeconds(4)).build()) {
      assertThat(pool.map(x -> x, List.of(1))).containsExactly(1);
      await(() -> children().size() >= before.size() + 2);
      await(() -> children().equals(before));
      assertThat(pool.map(x -> x, List.of(1))).containsExactly(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"2200, 16384, true", "2100, 16384, false", "150, 64, true", "130, 64, false"})
  void isEnough_someMemoryIsFree_leavesAnEighthAndRoomForTwo(long free, long all, boolean enough) {
    assertThat(SpareMemory.isEnough(free << 20, all << 20)).isEqualTo(enough);
  }
}
