package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.TaskException;
import dev.brine.task.Fn;
import dev.brine.task.Fn3;
import dev.brine.task.Outcome;
import dev.brine.task.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Further verbs and views that every pool has. */
interface ViewVerbs {
  /** One that is shared by the tests. */
  Pool pool();

  @Test
  default void P06_map_twoArguments_endsWithTheShorter() {
    assertThat(pool().map((Integer a, Integer b) -> a * b, List.of(2, 3, 4), List.of(5, 6)))
        .containsExactly(10, 18);
    BiFunction<Integer, String, String> ofTheJdk = (a, b) -> b + a;
    assertThat(pool().map(ofTheJdk, List.of(1, 2), List.of("a", "b"))).containsExactly("a1", "b2");
  }

  @Test
  default void P09_map_oneInputIsEmpty_givesNone() {
    assertThat(pool().map((Integer a, Integer b) -> a, List.of(1), List.<Integer>of())).isEmpty();
  }

  @Test
  default void P01_map_threeArguments_areTaken() {
    Fn3<Integer, Integer, Integer, Integer> function = (a, b, c) -> a * 100 + b * 10 + c;
    assertThat(pool().map(function, Brine.range(0, 50), Brine.range(1, 51), Brine.range(2, 52)))
        .isEqualTo(IntStream.range(0, 50).mapToObj(x -> 111 * x + 12).toList());
  }

  @Test
  default void map_severalArguments_nullsAndFailuresAreTold() {
    assertThat(
            pool().map((String a, String b) -> a + b, Arrays.asList("x", null), List.of("y", "z")))
        .containsExactly("xy", "nullz");
    assertThatThrownBy(() -> pool().map((Integer a, Integer b) -> a / b, List.of(1), List.of(0)))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("item 0 (1, 0)");
  }

  @Test
  default void P25_apipe_oneItem_givesItsResult() throws Exception {
    assertThat(pool().apipe(x -> x * 2, 21).get()).isEqualTo(42);
    assertThatThrownBy(() -> pool().apipe(x -> 1 / x, 0).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TaskException.class);
  }

  @Test
  default void everywhere_call_runsOnEachWorker() {
    List<Integer> workers = pool().everywhere(() -> TaskContext.current().worker());
    assertThat(workers).doesNotHaveDuplicates().isNotEmpty();
    assertThat(pool().everywhere(() -> null)).hasSameSizeAs(workers).containsOnlyNulls();
  }

  @Test
  default void P24_seed_sameSeed_givesTheSameNumbersToEachItem() {
    Fn<Integer, Long> draw = x -> TaskContext.current().random().nextLong();
    List<Long> first = pool().seed(42).map(draw, Brine.range(0, 100));
    assertThat(new HashSet<>(first)).hasSize(100);
    assertThat(pool().seed(42).batch(7).map(draw, Brine.range(0, 100))).isEqualTo(first);
    assertThat(pool().seed(42).limit(1).map(draw, Brine.range(0, 100))).isEqualTo(first);
    assertThat(SerialPool.create().seed(42).map(draw, Brine.range(0, 100))).isEqualTo(first);
    assertThat(pool().seed(43).map(draw, Brine.range(0, 100))).isNotEqualTo(first);
    assertThat(pool().map(draw, List.of(1))).isNotEqualTo(pool().map(draw, List.of(1)));
  }

  @Test
  default void context_inATask_knowsItemAndAttempt() {
    assertThat(pool().map(x -> TaskContext.current().index(), List.of(7, 8, 9)))
        .containsExactly(0L, 1L, 2L);
    assertThat(pool().map(x -> TaskContext.current().attempt(), List.of(7))).containsExactly(1);
    assertThatThrownBy(TaskContext::current).isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void unordered_results_areAllThere() {
    assertThat(pool().unordered().map(x -> x, Brine.range(0, 200)))
        .containsExactlyInAnyOrderElementsOf(Brine.range(0, 200));
    assertThat(pool().unordered().outcomes(x -> x, Brine.range(0, 20)))
        .extracting(Outcome::index)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(x -> (long) x).toList());
  }

  @Test
  default void onProgress_map_isToldUntilTheEnd() {
    List<Progress> told = Collections.synchronizedList(new ArrayList<>());
    pool().onProgress(told::add).map(x -> x, Brine.range(0, 100));
    assertThat(told).isNotEmpty();
    Progress last = told.get(told.size() - 1);
    assertThat(last.done()).isEqualTo(100);
    assertThat(last.failed()).isZero();
    assertThat(last.total()).hasValue(100);
    assertThat(told).extracting(Progress::done).isSorted();
  }

  @Test
  default void P95_onProgress_listenerThrows_hurtsNothing() {
    Pool view =
        pool()
            .onProgress(
                progress -> {
                  throw new IllegalStateException("a listener that is meant to fail");
                });
    assertThat(view.map(x -> x + 1, Brine.range(0, 10))).isEqualTo(Brine.range(1, 11));
  }

  @Test
  default void P125_amap_ended_knowsItsTimes() throws Exception {
    MapResult<Integer> result =
        pool()
            .amap(
                x -> {
                  Thread.sleep(5);
                  return x;
                },
                Brine.range(0, 10));
    assertThat(result.get()).hasSize(10);
    assertThat(result.progress().done()).isEqualTo(10);
    assertThat(result.serialTime()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    assertThat(result.wallTime()).isPositive();
    assertThat(result.outcomes())
        .allSatisfy(
            outcome -> {
              assertThat(outcome.attempts()).isEqualTo(1);
              assertThat(outcome.time()).isGreaterThanOrEqualTo(Duration.ofMillis(5));
              assertThat(outcome.run().begun()).isNotNull();
            });
  }

  @Test
  default void map_itemFails_exceptionCarriesWhatWasFinished() {
    Fn<Integer, Integer> function = x -> 10 / (x - 8);
    assertThatThrownBy(() -> pool().limit(1).batch(1).map(function, Brine.range(0, 1000)))
        .isInstanceOfSatisfying(
            TaskException.class,
            e -> assertThat(e.finished()).containsEntry(0L, -1).doesNotContainKey(8L));
  }

  @Test
  default void P05_views_outOfRange_areRefused() {
    assertThatThrownBy(() -> pool().retries(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool().resize(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool().onProgress(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  default void status_openPool_isTold() {
    pool().map(x -> x, List.of(1));
    PoolStatus status = pool().status();
    assertThat(status.closed()).isFalse();
    assertThat(status.maps()).isZero();
    assertThat(status.size()).isPositive();
  }

  @Test
  default void restart_openPool_goesOn() {
    pool().restart();
    assertThat(pool().map(x -> x + 1, Brine.range(0, 10))).isEqualTo(Brine.range(1, 11));
  }
}
