package dev.brine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.pool.Pool;
import dev.brine.pool.ProcessPool;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The verbs of the default pool. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrineTest {
  private static final List<Integer> ITEMS = Brine.range(0, 20);
  private static final List<Integer> SQUARES = ITEMS.stream().map(x -> x * x).toList();

  private Pool pool;

  @BeforeAll
  void open() {
    pool = ProcessPool.of(2);
    Brine.pool(pool);
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @Test
  void P19_maps_anyOfThem_giveWhatALoopGives() throws Exception {
    Fn<Integer, Integer> square = x -> x * x;
    assertThat(Brine.map(square, ITEMS)).isEqualTo(SQUARES);
    assertThat(Brine.pmap(square, ITEMS)).isEqualTo(SQUARES);
    assertThat(Brine.imap(square, ITEMS)).isEqualTo(SQUARES);
    assertThat(Brine.uimap(square, ITEMS)).containsExactlyInAnyOrderElementsOf(SQUARES);
    assertThat(Brine.amap(square, ITEMS).get()).isEqualTo(SQUARES);
    assertThat(Brine.outcomes(square, ITEMS)).extracting(Outcome::value).isEqualTo(SQUARES);
    assertThat(Brine.<Integer, Integer>pipe(square, 5)).isEqualTo(25);
    assertThat(Brine.apipe(square, 5).get()).isEqualTo(25);
    assertThat(Brine.map((Integer a, Integer b) -> a * b, ITEMS, ITEMS)).isEqualTo(SQUARES);
  }

  @Test
  void P19_maps_functionOfTheJdk_isTakenByAllOfThem() throws Exception {
    Function<Integer, Integer> square = x -> x * x;
    assertThat(Brine.map(square, ITEMS)).isEqualTo(SQUARES);
    assertThat(Brine.pmap(square, ITEMS)).isEqualTo(SQUARES);
    assertThat(Brine.imap(square, ITEMS)).isEqualTo(SQUARES);
    assertThat(Brine.uimap(square, ITEMS)).containsExactlyInAnyOrderElementsOf(SQUARES);
    assertThat(Brine.amap(square, ITEMS).get()).isEqualTo(SQUARES);
    assertThat(Brine.outcomes(square, ITEMS)).extracting(Outcome::value).isEqualTo(SQUARES);
    assertThat(Brine.<Integer, Integer>pipe(square, 5)).isEqualTo(25);
    assertThat(Brine.apipe(square, 5).get()).isEqualTo(25);
  }
}
