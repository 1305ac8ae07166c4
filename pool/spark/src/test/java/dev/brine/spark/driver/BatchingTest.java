package dev.brine.spark.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.spark.protocol.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many batches a job gets, and of how many items. */
@Timeout(60)
class BatchingTest {
  private static final int SLOTS = 2;

  private static MapWork work(int items, int bytes) {
    MapWork work = new MapWork(1, 0);
    byte[] item = new byte[bytes];
    for (int i = 0; i < items; i++) {
      work.pending.add(new Item(i, item));
    }
    return work;
  }

  private static List<Integer> sizes(MapWork work) {
    return Batching.next(work, SLOTS).stream().map(List::size).toList();
  }

  @Test
  void next_nothingMeasured_sharesAllAmongThreeForEachSlot() {
    assertThat(sizes(work(600, 10))).containsExactly(100, 100, 100, 100, 100, 100);
  }

  @Test
  void next_cheapItems_areWorthATaskEach() {
    MapWork work = work(600, 10);
    work.measured = 10;
    work.measuredNanos = 10_000_000;
    // A millisecond each: a hundred are a tenth of a second.
    assertThat(sizes(work)).containsOnly(100);
  }

  @Test
  void next_dearItems_goOneByOne() {
    MapWork work = work(600, 10);
    work.measured = 1;
    work.measuredNanos = 2_000_000_000L;
    assertThat(sizes(work)).containsExactly(1, 1, 1, 1, 1, 1);
  }

  @Test
  void next_bulkyItems_allGoAtOnce() {
    assertThat(sizes(work(100, 1_000_000))).hasSize(25).containsOnly(4);
  }

  @Test
  void next_enoughOnTheirWay_waits() {
    MapWork work = work(600, 10);
    work.batches = 3;
    assertThat(sizes(work)).isEmpty();
  }

  @Test
  void next_limit_isNotPassed() {
    MapWork work = work(600, 10);
    work.terms = new Message.Terms(1, 1, 0, 0, 0, false);
    assertThat(sizes(work)).hasSize(1);
    work.batches = 1;
    assertThat(sizes(work)).isEmpty();
  }

  @Test
  void next_itemThatMayHaveEndedAnExecutor_runsAlone() {
    MapWork work = work(12, 10);
    Item suspect = work.pending.getFirst();
    suspect.suspect = true;
    suspect.deaths = 1;
    assertThat(sizes(work)).startsWith(1, 2);
  }
}
