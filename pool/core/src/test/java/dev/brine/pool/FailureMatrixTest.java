package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.ResultException;
import dev.brine.error.TaskException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One of ten items ends badly, in each way at each stage where user code runs: it fails by index
 * with an exception that says how, the others have their results, and the pool goes on.
 */
@Timeout(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailureMatrixTest {
  private static final int BAD = 5;
  private static final Duration LIMIT = Duration.ofMillis(500);

  private final MatrixTable table = new MatrixTable();
  private ProcessPool pool;

  @BeforeAll
  void open() {
    pool = ProcessPool.builder().workers(2).heap("64m").build();
  }

  @AfterAll
  void close() {
    pool.terminate();
  }

  @AfterEach
  void samePoolGoesOn() {
    assertThat(pool.map(x -> x + 1, Brine.range(0, 50))).isEqualTo(Brine.range(1, 51));
  }

  static Stream<Arguments> cells() {
    List<Arguments> cells = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      for (Blow blow : Blow.values()) {
        if (stage.isOfWorker() || blow.isThrown()) {
          cells.add(Arguments.of(stage, blow));
        }
      }
    }
    return cells.stream();
  }

  @Order(1)
  @ParameterizedTest(name = "P93_{0}_{1}")
  @MethodSource("cells")
  void P93_outcomes_oneItemEndsBadly_failsByIndexAndHurtsNoOther(Stage stage, Blow blow) {
    Pool view = blow == Blow.LOOP ? pool.timeout(LIMIT) : pool;
    BrineException error;
    if (stage == Stage.CAPTURE) {
      error = refused(() -> view.outcomes(Trap::work, items(stage, blow)));
    } else {
      List<Outcome<Object>> outcomes = view.outcomes(Trap::work, items(stage, blow));
      assertOthers(outcomes);
      error = outcomes.get(BAD).error();
    }
    assertTyped(error, stage, blow);
    table.add(stage, blow, told(error));
  }

  @Order(2)
  @ParameterizedTest(name = "P93_map_{0}_{1}")
  @MethodSource("cells")
  void P93_map_oneItemEndsBadly_throwsItsFailure(Stage stage, Blow blow) {
    Pool view = blow == Blow.LOOP ? pool.timeout(LIMIT) : pool;
    assertTyped(refused(() -> view.map(Trap::work, items(stage, blow))), stage, blow);
  }

  private static List<Object> items(Stage stage, Blow blow) {
    List<Object> items = new ArrayList<>(Brine.range(0, 10));
    items.set(BAD, new Trap(stage, blow));
    return items;
  }

  private static BrineException refused(Runnable map) {
    return catchThrowableOfType(BrineException.class, map::run);
  }

  private static void assertOthers(List<Outcome<Object>> outcomes) {
    assertThat(outcomes).hasSize(10);
    for (int i = 0; i < 10; i++) {
      Outcome<Object> outcome = outcomes.get(i);
      assertThat(outcome.index()).isEqualTo(i);
      if (i != BAD) {
        assertThat(outcome.error()).isNull();
        assertThat(outcome.value()).isEqualTo(i * i);
      }
    }
  }

  private static void assertTyped(BrineException error, Stage stage, Blow blow) {
    assertThat(error).isNotNull();
    if (!stage.isOfWorker() || blow.isThrown()) {
      assertThat(error)
          .isExactlyInstanceOf(
              switch (stage) {
                case CAPTURE -> CaptureException.class;
                case RESULT_WRITE, RESULT_READ -> ResultException.class;
                default -> TaskException.class;
              });
    }
    if (error instanceof TaskException thrown) {
      assertThat(thrown.index()).isEqualTo(BAD);
      assertThat(thrown.pid()).isPositive().isNotEqualTo(Brine.pid());
      assertThat(thrown).hasMessageContaining("item 5 (a trap) failed");
    } else if (error instanceof ResultException lost) {
      assertThat(lost.index()).isEqualTo(BAD);
    } else if (error instanceof CaptureException refusal) {
      assertThat(refusal.path()).startsWith("item 5");
    } else if (error instanceof TaskTimeoutException late) {
      assertThat(blow).isEqualTo(Blow.LOOP);
      assertThat(late.index()).isEqualTo(BAD);
    } else {
      assertDied(error, blow);
    }
  }

  private static void assertDied(BrineException error, Blow blow) {
    assertThat(error).isExactlyInstanceOf(WorkerDiedException.class);
    WorkerDiedException died = (WorkerDiedException) error;
    assertThat(died.indices()).containsExactly((long) BAD);
    assertThat(died.pid()).isPositive().isNotEqualTo(Brine.pid());
    assertThat(died.lastLines()).contains(Blow.LAST_WORDS);
    assertThat(died.exitCode())
        .isEqualTo(
            switch (blow) {
              case EXIT -> 3;
              case HALT -> 4;
              case KILL -> WorkerDiedException.KILLED;
              default -> 0;
            });
  }

  /** What the user is told, in a few words. */
  private static String told(BrineException error) {
    String name = error.getClass().getSimpleName();
    if (error instanceof WorkerDiedException died) {
      boolean signal = died.exitCode() > 128;
      return name
          + (signal ? ", signal " + (died.exitCode() - 128) : ", exit code " + died.exitCode());
    }
    Throwable cause = error.getCause();
    return cause == null ? name : name + " of " + cause.getClass().getSimpleName();
  }

  @Test
  @Order(3)
  void P93_design_table_isWhatWasObserved() {
    assertThat(table.isComplete()).isTrue();
    table.check();
  }

  @Test
  @Order(4)
  void P93_capture_endlessLoop_endsWithAnInterruptOfTheCaller() throws Exception {
    Throwable[] thrown = new Throwable[1];
    Trap trap = new Trap(Stage.CAPTURE, Blow.LOOP);
    Thread caller =
        new Thread(() -> thrown[0] = catchThrowable(() -> pool.map(x -> 1, List.of(1, trap))));
    interruptWhenRunning(caller);
    assertThat(thrown[0]).isInstanceOf(MapInterruptedException.class);
  }

  @Test
  @Order(4)
  void P93_resultRead_endlessLoop_endsWithAnInterruptOfTheCaller() throws Exception {
    Throwable[] thrown = new Throwable[1];
    List<Object> items = items(Stage.RESULT_READ, Blow.LOOP);
    Fn<Object, Object> function = Trap::work;
    // One worker, whose answers come in order: else item 0 may still run when item 5 is read.
    Thread caller =
        new Thread(() -> thrown[0] = catchThrowable(() -> pool.limit(1).map(function, items)));
    interruptWhenRunning(caller);
    assertThat(thrown[0])
        .isInstanceOfSatisfying(
            MapInterruptedException.class,
            e -> assertThat(e.finished()).containsEntry(0L, 0).doesNotContainKey((long) BAD));
    assertThat(Collections.frequency(pool.map(x -> x, Brine.range(0, 10)), 7)).isEqualTo(1);
  }

  @Test
  @Order(4)
  void P93_resultRead_endlessLoop_whatCameWithItIsFinished() throws Exception {
    Throwable[] thrown = new Throwable[1];
    List<Object> items = new ArrayList<>(Brine.range(0, 40));
    items.set(BAD, new Trap(Stage.RESULT_READ, Blow.LOOP));
    Fn<Object, Object> function =
        item -> {
          if (item.equals(0)) {
            // The others wait behind it then, and many are answered together.
            Thread.sleep(300);
          }
          return Trap.work(item);
        };
    Pool one = pool.limit(1).batch(40);
    // Warm, or writing the trap takes so long that the answers before it come alone.
    Object trap = new Trap(Stage.RESULT_READ, Blow.EXCEPTION);
    assertThat(pool.outcomes(Trap::work, Collections.nCopies(1000, trap))).hasSize(1000);
    Thread caller = new Thread(() -> thrown[0] = catchThrowable(() -> one.map(function, items)));
    interruptWhenRunning(caller);
    assertThat(thrown[0])
        .isInstanceOfSatisfying(
            MapInterruptedException.class,
            e -> assertThat(e.finished().keySet()).containsExactly(0L, 1L, 2L, 3L, 4L));
  }

  /** Starts the caller, and interrupts it when it loops. */
  private static void interruptWhenRunning(Thread caller) throws InterruptedException {
    Blow.LOOPS.drainPermits();
    caller.start();
    Blow.LOOPS.acquire();
    caller.interrupt();
    caller.join();
  }
}
