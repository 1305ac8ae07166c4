package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.brine.Brine;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.StandInException;
import dev.brine.error.TaskException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Items that end workers, and what is done about them. */
@Timeout(40)
class PoolFailureTest {
  private static final List<byte[]> HOARD = new ArrayList<>();

  private ProcessPool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.builder().workers(2).heap("64m").build();
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  private static void assertOthersAreThemselves(List<Outcome<Integer>> outcomes, int bad) {
    assertThat(outcomes).extracting(Outcome::index).isEqualTo(indices(outcomes.size()));
    assertThat(outcomes)
        .filteredOn(each -> each.index() != bad)
        .allSatisfy(each -> assertThat(each.value()).isEqualTo((int) each.index()));
  }

  private static List<Long> indices(int count) {
    return Brine.range(0, count).stream().map(Integer::longValue).toList();
  }

  @Test
  void retries_poison_isTriedTwiceAndSaysSo(@TempDir Path directory) {
    String place = directory.toString();
    Fn<Integer, Integer> function =
        x -> {
          if (x == 3) {
            Files.createTempFile(Path.of(place), "tried", "");
            Blow.HALT.strike();
          }
          return x;
        };
    List<Outcome<Integer>> outcomes = pool.retries(3).outcomes(function, Brine.range(0, 10));
    assertOthersAreThemselves(outcomes, 3);
    assertThat(outcomes.get(3).attempts()).isEqualTo(2);
    assertThat(outcomes.get(3).error())
        .isInstanceOf(WorkerDiedException.class)
        .hasMessageContaining("while it ran item [3]")
        .hasMessageContaining("which has ended 2 workers and is not tried again");
    assertThat(directory.toFile().list()).hasSize(2);
  }

  @Test
  void P91_retries_taskDiesOnce_succeedsAtTheSecondAttempt(@TempDir Path directory) {
    String marker = directory.resolve("tried").toString();
    Fn<Integer, Integer> function =
        x -> {
          if (x == 3 && Path.of(marker).toFile().createNewFile()) {
            Blow.KILL.strike();
          }
          return x;
        };
    List<Outcome<Integer>> outcomes = pool.retries(1).outcomes(function, Brine.range(0, 10));
    assertOthersAreThemselves(outcomes, 3);
    assertThat(outcomes.get(3).value()).isEqualTo(3);
    assertThat(outcomes.get(3).attempts()).isEqualTo(2);
  }

  @Test
  void retries_taskRunsTooLongOnce_succeedsAtTheSecondAttempt(@TempDir Path directory) {
    String marker = directory.resolve("tried").toString();
    Fn<Integer, Integer> function =
        x -> {
          if (x == 3 && Path.of(marker).toFile().createNewFile()) {
            Blow.LOOP.strike();
          }
          return x;
        };
    Pool view = pool.timeout(Duration.ofMillis(300)).retries(1);
    List<Outcome<Integer>> outcomes = view.outcomes(function, Brine.range(0, 10));
    assertOthersAreThemselves(outcomes, 3);
    assertThat(outcomes.get(3).value()).isEqualTo(3);
    assertThat(outcomes.get(3).attempts()).isEqualTo(2);
  }

  @Test
  void retries_taskAlwaysRunsTooLong_failsAfterTheLastAttempt() {
    Fn<Integer, Integer> function =
        x -> {
          if (x == 3) {
            Blow.LOOP.strike();
          }
          return x;
        };
    Pool view = pool.timeout(Duration.ofMillis(300)).retries(1);
    List<Outcome<Integer>> outcomes = view.outcomes(function, Brine.range(0, 10));
    assertOthersAreThemselves(outcomes, 3);
    assertThat(outcomes.get(3).error()).isInstanceOf(TaskTimeoutException.class);
    assertThat(outcomes.get(3).attempts()).isEqualTo(2);
  }

  @Test
  void retries_taskThrows_isNotTriedAgain(@TempDir Path directory) {
    String place = directory.toString();
    Fn<Integer, Integer> function =
        x -> {
          if (x == 3) {
            Files.createTempFile(Path.of(place), "tried", "");
            throw new IOException("no");
          }
          return x;
        };
    List<Outcome<Integer>> outcomes = pool.retries(3).outcomes(function, Brine.range(0, 10));
    assertOthersAreThemselves(outcomes, 3);
    assertThat(outcomes.get(3).error()).isInstanceOf(TaskException.class);
    assertThat(outcomes.get(3).attempts()).isEqualTo(1);
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @Test
  void outcomes_outOfMemoryAndTheHeapStaysFull_theWorkerIsReplaced() {
    try (ProcessPool single = ProcessPool.builder().workers(1).heap("64m").build()) {
      Fn<Integer, Integer> function =
          x -> {
            if (x == 3) {
              Blow.fill(HOARD);
            }
            return x;
          };
      List<Outcome<Integer>> outcomes = single.outcomes(function, Brine.range(0, 10));
      assertOthersAreThemselves(outcomes, 3);
      assertThat(outcomes.get(3).error())
          .isInstanceOfAny(TaskException.class, WorkerDiedException.class)
          .hasMessageContaining("OutOfMemoryError");
      assertThat(single.map(x -> HOARD.size() + x, List.of(1))).containsExactly(1);
    }
  }

  @Test
  void outcomes_outOfMemory_theNextTaskRunsElsewhere() {
    try (ProcessPool single = ProcessPool.builder().workers(1).heap("64m").build()) {
      long before = single.pipe(x -> Brine.pid(), 1);
      assertThatThrownBy(() -> single.pipe(x -> new long[Integer.MAX_VALUE].length, 1))
          .isInstanceOf(TaskException.class)
          .hasCauseInstanceOf(OutOfMemoryError.class);
      assertThat(single.<Integer, Long>pipe(x -> Brine.pid(), 1)).isNotEqualTo(before);
    }
  }

  @Test
  void outcomes_lostResultOfAnEndedTask_isToldAsThat() {
    WorkerDiedException lost =
        new WorkerDiedException(7, 9, List.of(2L), List.of(), WorkerDiedException.RESULT_LOST);
    assertThat(lost)
        .hasMessage("worker 7 ended with exit code 9 while the result of item [2] was on its way");
  }

  @Test
  void map_printThenExit_isSeen() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Fn<Integer, Integer> function =
          x -> {
            System.out.println("the last line");
            System.exit(3);
            return x;
          };
      assertThatThrownBy(() -> pool.map(function, List.of(1)))
          .isInstanceOf(WorkerDiedException.class);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("the last line\n");
  }

  /** An exception that cannot even tell what it is. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "UnusedVariable"}) // it must not travel
    private final Thread thread = Thread.currentThread();

    @Override
    public String getMessage() {
      throw new AssertionError("no message");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new AssertionError("no cause");
    }
  }

  @Test
  void map_exceptionThrowsWhenAsked_isTaskException() {
    Fn<Integer, Integer> function =
        x -> {
          throw new Broken();
        };
    assertThatThrownBy(() -> pool.map(function, List.of(1)))
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(StandInException.class)
        .hasMessageContaining("its message cannot be told");
  }

  @Test
  void map_noSpaceForWhatATaskWrites_isTheTasksException() {
    Fn<Integer, Path> function = x -> Files.write(Path.of("/dev/full"), new byte[] {1});
    assertThatThrownBy(() -> pool.map(function, List.of(1)))
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("item 0 (1) failed")
        .hasMessageContaining("No space left");
  }

  /** An item that cannot be told. */
  private record Endless(int number) {
    @Override
    public String toString() {
      Blow.LOOP.strike();
      return "never";
    }
  }

  @Test
  void map_itemsTextIsEndless_endsWithAnInterruptOfTheCaller() throws Exception {
    try (ProcessPool single = ProcessPool.of(1)) {
      Fn<Endless, Integer> function = x -> 1 / x.number();
      Throwable[] thrown = new Throwable[1];
      Thread caller =
          new Thread(
              () ->
                  thrown[0] = catchThrowable(() -> single.map(function, List.of(new Endless(0)))));
      Blow.LOOPS.drainPermits();
      caller.start();
      Blow.LOOPS.acquire();
      caller.interrupt();
      caller.join();
      assertThat(thrown[0]).isInstanceOf(MapInterruptedException.class);
      assertThat(single.map(x -> x + 1, List.of(1))).containsExactly(2);
    }
  }

  /** A result that is read in this process until it is let go, whatever is done to the thread. */
  public static final class Stubborn implements Externalizable {
    private static final long serialVersionUID = 1L;
    private static final CountDownLatch READING = new CountDownLatch(1);
    private static final CountDownLatch LET_GO = new CountDownLatch(1);

    /** For java.io. */
    public Stubborn() {}

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {
      READING.countDown();
      while (LET_GO.getCount() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void map_resultIsReadForEver_itsWorkerIsReplaced() throws Exception {
    try (ProcessPool single = ProcessPool.of(1)) {
      Fn<Integer, Object> function = x -> new Stubborn();
      Throwable[] thrown = new Throwable[1];
      Thread caller =
          new Thread(
              () -> thrown[0] = catchThrowable(() -> single.map(function, List.of(1, 2, 3))));
      caller.start();
      Stubborn.READING.await();
      caller.interrupt();
      caller.join();
      assertThat(thrown[0]).isInstanceOf(MapInterruptedException.class);
      assertThat(single.map(x -> x + 1, List.of(1))).containsExactly(2);
    } finally {
      Stubborn.LET_GO.countDown();
    }
  }
}
