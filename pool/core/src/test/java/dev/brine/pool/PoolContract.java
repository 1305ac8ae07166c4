package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.PoolClosedException;
import dev.brine.error.TaskException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What every pool does. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PoolContract implements StreamVerbs, ViewVerbs, CallbackVerbs {
  private Pool pool;

  abstract Pool open();

  @Override
  public Pool pool() {
    return pool;
  }

  @BeforeAll
  void openShared() {
    pool = open();
  }

  @AfterAll
  void closeShared() {
    pool.close();
  }

  @Test
  void map_manyItems_givesResultsInOrder() {
    assertThat(pool.map(x -> x * x, Brine.range(0, 5000)))
        .isEqualTo(IntStream.range(0, 5000).mapToObj(x -> x * x).toList());
  }

  @Test
  void P30_map_noItems_givesNone() throws Exception {
    assertThat(pool.map(x -> x, List.of())).isEmpty();
    assertThat(pool.outcomes(x -> x, List.of())).isEmpty();
    assertThat(pool.amap(x -> x, List.of()).get()).isEmpty();
  }

  @Test
  void map_nullItemsAndResults_arriveAsNull() {
    assertThat(pool.<Integer, Integer>map(x -> x == null ? 1 : null, Arrays.asList(1, null, 3)))
        .containsExactly(null, 1, null);
  }

  @Test
  void map_capturedValues_travelAlong() {
    int[] offsets = {10, 20};
    List<String> names = new ArrayList<>(List.of("a", "b"));
    assertThat(pool.map(x -> names.get(x) + offsets[x], List.of(0, 1)))
        .containsExactly("a10", "b20");
  }

  @Test
  void map_functionOfTheJdk_isTaken() {
    Function<Integer, Integer> function = x -> x + 1;
    assertThat(pool.map(function, List.of(1, 2))).containsExactly(2, 3);
    assertThat(pool.pipe(function, 5)).isEqualTo(6);
  }

  @Test
  void map_methodReference_isTaken() {
    assertThat(pool.map(String::valueOf, List.of(1, 2))).containsExactly("1", "2");
  }

  @Test
  void P40_map_taskThrows_namesItemAndKeepsTheOriginal() {
    Fn<Integer, Integer> inverse = x -> 10 / (x - 3);
    assertThatThrownBy(() -> pool.map(inverse, Brine.range(0, 10)))
        .isInstanceOfSatisfying(
            TaskException.class,
            e -> {
              assertThat(e.index()).isEqualTo(3);
              assertThat(e.input()).isEqualTo("3");
              assertThat(e).hasCauseInstanceOf(ArithmeticException.class);
              assertThat(e.getCause().getStackTrace()[0].getClassName())
                  .isEqualTo(PoolContract.class.getName());
            });
  }

  @Test
  void map_taskThrowsCheckedException_keepsIt() {
    Fn<Integer, Integer> function =
        x -> {
          throw new IOException("no " + x);
        };
    assertThatThrownBy(() -> pool.map(function, List.of(7)))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("no 7");
  }

  @Test
  void map_taskThrowsError_keepsIt() {
    Fn<Integer, Integer> function = PoolContract::endless;
    assertThatThrownBy(() -> pool.map(function, List.of(7)))
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int endless(int x) {
    return endless(x + 1) + 1;
  }

  @Test
  void outcomes_someFail_othersGoOn() {
    Fn<Integer, Integer> function = x -> 12 / (x % 3);
    List<Outcome<Integer>> outcomes = pool.outcomes(function, Brine.range(0, 9));
    assertThat(outcomes)
        .extracting(Outcome::index)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(outcomes)
        .filteredOn(o -> !o.isSuccess())
        .extracting(Outcome::index)
        .containsExactly(0L, 3L, 6L);
    assertThat(outcomes)
        .filteredOn(Outcome::isSuccess)
        .extracting(Outcome::value)
        .containsOnly(12, 6);
    assertThatThrownBy(() -> outcomes.get(3).get()).isInstanceOf(TaskException.class);
  }

  @Test
  void pipe_oneItem_givesItsResult() {
    String result = pool.pipe(x -> "<" + x + ">", 5);
    assertThat(result).isEqualTo("<5>");
  }

  @Test
  void P25_submit_call_givesItsResult() throws Exception {
    String prefix = "x";
    TaskResult<String> result = pool.submit(() -> prefix + "y");
    assertThat(result.get()).isEqualTo("xy");
    assertThat(result.get(Duration.ofSeconds(1))).isEqualTo("xy");
    assertThat(result.toFuture().get(1, TimeUnit.SECONDS)).isEqualTo("xy");
    assertThat(result.isDone()).isTrue();
    assertThat(result.isCancelled()).isFalse();
  }

  @Test
  void submit_callThrows_failsAsAFutureDoes() {
    TaskResult<Integer> result =
        pool.submit(
            () -> {
              throw new IOException("gone");
            });
    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TaskException.class)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void P08_amap_items_givesAllResults() throws Exception {
    MapResult<Integer> result = pool.amap(x -> x + 1, Brine.range(0, 100));
    assertThat(result.get(Duration.ofSeconds(50))).isEqualTo(Brine.range(1, 101));
    assertThat(result.isReady()).isTrue();
    assertThat(result.isSuccessful()).isTrue();
    assertThat(result.outcomes()).hasSize(100);
    assertThat(result.toFuture().get()).hasSize(100);
    assertThat(result.cancel()).isFalse();
  }

  @Test
  void amap_itemsChangedLater_doNotMatter() throws Exception {
    List<int[]> items = List.of(new int[] {1}, new int[] {2});
    MapResult<Integer> result = pool.amap(x -> x[0], items);
    items.forEach(x -> x[0] = 9);
    assertThat(result.get()).containsExactly(1, 2);
  }

  @Test
  void amap_taskThrows_failsWhenAsked() {
    MapResult<Integer> result = pool.amap(x -> 1 / x, List.of(1, 0));
    assertThatThrownBy(result::get).isInstanceOf(TaskException.class);
    assertThat(result.isSuccessful()).isFalse();
  }

  @Test
  void forEach_items_runsEach() {
    pool.forEach(x -> Integer.parseInt(x), List.of("1", "2"));
    assertThatThrownBy(() -> pool.forEach(x -> Integer.parseInt(x), List.of("1", "two")))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("item 1 (two)");
  }

  @Test
  void P41_map_iterableThrows_throwsThatAndGoesOnWorking() {
    Iterable<Integer> broken =
        () ->
            new Iterator<>() {
              private int next;

              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Integer next() {
                if (next == 5) {
                  throw new IllegalStateException("no sixth");
                }
                return next++;
              }
            };
    assertThatThrownBy(() -> pool.map(x -> x, broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no sixth");
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  private static int waitForInterrupt(int item) throws InterruptedException {
    new CountDownLatch(1).await();
    return item;
  }

  @Test
  void map_interruptedBefore_saysWhatWasDone() {
    Thread.currentThread().interrupt();
    try {
      // No item can be done by then, however fast the pool is.
      assertThatThrownBy(() -> pool.map(PoolContract::waitForInterrupt, Brine.range(0, 4)))
          .isInstanceOf(MapInterruptedException.class)
          .hasMessage("interrupted: 0 of 4 done");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void P04_batch_anySize_givesTheSame() {
    for (int size : new int[] {1, 7, 1000}) {
      assertThat(pool.batch(size).map(x -> x + 1, Brine.range(0, 100)))
          .isEqualTo(Brine.range(1, 101));
    }
  }

  @Test
  void P05_options_outOfRange_areRefused() {
    assertThatThrownBy(() -> pool.batch(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.limit(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void map_print_isSeenBeforeItEnds() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      pool.forEach(x -> System.out.println("item " + x), Brine.range(0, 20));
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(x -> "item " + x).toList());
  }

  @Test
  void P12_map_closedPool_isRefused() {
    Pool closed = open();
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.map(x -> x, List.of(1)))
        .isInstanceOf(PoolClosedException.class);
    assertThatThrownBy(() -> closed.submit(() -> 1)).isInstanceOf(PoolClosedException.class);
  }

  @Test
  @SuppressWarnings("try") // that it is closed is the point
  void P46_tryWithAClosedPool_isRefusedInIt() {
    Pool closed = open();
    closed.close();
    try (closed) {
      assertThatThrownBy(() -> closed.outcomes(x -> x, List.of(1)))
          .isInstanceOf(PoolClosedException.class);
      assertThatThrownBy(() -> closed.imap(x -> x, List.of(1)))
          .isInstanceOf(PoolClosedException.class);
      assertThatThrownBy(() -> closed.share(1)).isInstanceOf(PoolClosedException.class);
      assertThatThrownBy(() -> closed.resize(1)).isInstanceOf(PoolClosedException.class);
    }
    assertThat(closed.status().closed()).isTrue();
  }

  @Test
  void P119_map_nestedDeeply_runsInPlaceAtEachLevel() {
    Fn<Integer, List<Long>> nested = x -> pidsBelow(20);
    assertThat(pool.map(nested, List.of(1, 2)))
        .allSatisfy(pids -> assertThat(pids).hasSize(21).containsOnly(pids.get(0)));
  }

  private static List<Long> pidsBelow(int levels) {
    List<Long> pids = new ArrayList<>(List.of(Brine.pid()));
    if (levels > 0) {
      Fn<Integer, List<Long>> next = x -> pidsBelow(levels - 1);
      pids.addAll(Brine.map(next, List.of(1)).get(0));
    }
    return pids;
  }

  @Test
  void P10_close_workOnItsWay_isFinished() throws Exception {
    Pool closing = open();
    MapResult<Integer> result = closing.amap(PoolContract::slowly, Brine.range(0, 20));
    closing.close();
    assertThat(result.isReady()).isTrue();
    assertThat(result.get()).isEqualTo(Brine.range(0, 20));
  }

  private static int slowly(int x) throws InterruptedException {
    Thread.sleep(5);
    return x;
  }

  @Test
  void P21_map_nestedInATask_runsInPlace() {
    Fn<Integer, Integer> nested =
        x -> Brine.<Integer, Integer>map(y -> y * 10, List.of(x, x + 1)).get(1);
    assertThat(pool.map(nested, List.of(1, 2))).containsExactly(20, 30);
  }

  @Test
  void map_null_isRefused() {
    assertThatThrownBy(() -> pool.map((Fn<Integer, Integer>) null, List.of(1)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pool.map(x -> x, null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void exceptions_ofOneFamily_areCaughtByItsRoot() {
    assertThatThrownBy(() -> pool.pipe(x -> 1 / x, 0)).isInstanceOf(BrineException.class);
  }
}
