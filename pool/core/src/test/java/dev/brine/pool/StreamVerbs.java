package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.CaptureException;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.TaskException;
import dev.brine.task.Fn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What imap and uimap do on every pool. */
interface StreamVerbs {
  /** One that is shared by the tests. */
  Pool pool();

  @Test
  default void P02_imap_items_givesResultsInOrder() {
    try (Stream<Integer> results = pool().imap(x -> x * x, Brine.range(0, 3000))) {
      assertThat(results).isEqualTo(IntStream.range(0, 3000).map(x -> x * x).boxed().toList());
    }
  }

  @Test
  default void P36_uimap_items_givesEachResultOnce() {
    assertThat(pool().uimap(x -> x + 1, Brine.range(0, 1000)))
        .containsExactlyInAnyOrderElementsOf(Brine.range(1, 1001));
    Function<Integer, Integer> ofTheJdk = x -> x + 1;
    assertThat(pool().batch(100).uimap(ofTheJdk, Brine.range(0, 1000))).hasSize(1000);
    assertThat(pool().imap(ofTheJdk, List.of(1))).containsExactly(2);
  }

  @Test
  default void P30_imap_noItems_givesNone() {
    assertThat(pool().imap(x -> x, List.of())).isEmpty();
    assertThat(pool().uimap(x -> x, List.of())).isEmpty();
  }

  @Test
  default void P35_imap_iterator_isOne() {
    Iterator<Integer> results = pool().imap(x -> -x, List.of(1, 2)).iterator();
    assertThat(results.next()).isEqualTo(-1);
    assertThat(results.hasNext()).isTrue();
    assertThat(results.next()).isEqualTo(-2);
    assertThat(results.hasNext()).isFalse();
    assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  default void P127_imap_endlessInput_isAskedForAsNeeded() {
    AtomicLong asked = new AtomicLong();
    Iterable<Long> endless =
        () -> LongStream.iterate(0, x -> x + 1).peek(x -> asked.incrementAndGet()).iterator();
    try (Stream<Long> results = pool().imap(x -> x * 2, endless)) {
      assertThat(results.limit(500))
          .isEqualTo(LongStream.range(0, 500).map(x -> x * 2).boxed().toList());
    }
    assertThat(asked.get()).isBetween(500L, 100_000L);
  }

  @Test
  default void imap_firstResult_comesBeforeTheSourceIsExhausted() {
    AtomicLong asked = new AtomicLong();
    Iterable<Long> slow =
        () -> LongStream.range(0, 1_000_000).peek(x -> asked.incrementAndGet()).iterator();
    try (Stream<Long> results = pool().imap(x -> x, slow)) {
      assertThat(results.iterator().next()).isZero();
      assertThat(asked.get()).isLessThan(1_000_000);
    }
  }

  @Test
  default void P87_imap_taskThrows_givesTheResultsBefore() {
    Fn<Integer, Integer> function = x -> 100 / (x - 20);
    List<Integer> before = new ArrayList<>();
    try (Stream<Integer> results = pool().imap(function, Brine.range(0, 1000))) {
      assertThatThrownBy(() -> results.forEach(before::add))
          .isInstanceOfSatisfying(TaskException.class, e -> assertThat(e.index()).isEqualTo(20));
    }
    assertThat(before).hasSize(20);
    assertThat(pool().map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  default void P41_imap_iterableThrows_givesTheResultsBefore() {
    Iterable<Integer> broken =
        () ->
            IntStream.range(0, 100)
                .peek(
                    x -> {
                      if (x == 30) {
                        throw new IllegalStateException("no item 30");
                      }
                    })
                .iterator();
    List<Integer> before = new ArrayList<>();
    assertThatThrownBy(() -> pool().imap(x -> x, broken).forEach(before::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no item 30");
    // The JDK's own iterator of a stream is one ahead of who asks.
    assertThat(before).hasSizeBetween(29, 30);
  }

  @Test
  default void imap_closedEarly_leavesThePoolFree() {
    for (int i = 0; i < 20; i++) {
      Stream<Integer> results = pool().imap(x -> x, Brine.range(0, 100_000));
      assertThat(results.iterator().next()).isZero();
      results.close();
    }
    assertThat(pool().status().maps()).isZero();
  }

  @Test
  default void imap_interrupted_saysWhatWasDone() {
    try (Stream<Integer> results = pool().imap(x -> x, Brine.range(0, 10))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(results::toList).isInstanceOf(MapInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  default void imap_unordered_givesResultsAsTheyCome() {
    assertThat(pool().unordered().imap(x -> x, Brine.range(0, 50)))
        .containsExactlyInAnyOrderElementsOf(Brine.range(0, 50));
  }

  @Test
  default void imap_functionThatCannotTravel_isRefusedAtOnce() {
    if (pool() instanceof ProcessPool) {
      Thread thread = Thread.currentThread();
      assertThatThrownBy(() -> pool().imap(x -> thread.getName() + x, List.of(1)))
          .isInstanceOf(CaptureException.class);
    }
  }
}
