package dev.brine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BegunTest {
  @TempDir private Path directory;
  private Begun worker;
  private Begun session;

  @BeforeEach
  void open() throws Exception {
    session = Begun.open(directory.resolve("begun"));
    worker = Begun.open(directory.resolve("begun"));
  }

  @Test
  void begin_nothingTakenBack_isNoted() {
    assertThat(session.get()).isZero();
    assertThat(worker.begin(7)).isTrue();
    assertThat(worker.begin(8)).isTrue();
    assertThat(session.get()).isEqualTo(8);
  }

  @Test
  void takeBack_notBegun_isNotBegunAnyMore() {
    assertThat(worker.begin(1)).isTrue();

    assertThat(session.takeBack(2, 4)).isOne();
    assertThat(session.get()).isOne();
    assertThat(worker.begin(2)).isFalse();
    assertThat(worker.begin(3)).isFalse();
    assertThat(worker.begin(4)).isFalse();
    assertThat(session.get()).isOne();
    assertThat(worker.begin(5)).isTrue();
    assertThat(session.get()).isEqualTo(5);
  }

  @Test
  void takeBack_partlyBegun_saysWhichAre() {
    assertThat(worker.begin(1)).isTrue();
    assertThat(worker.begin(2)).isTrue();

    assertThat(session.takeBack(2, 3)).isEqualTo(2);
    assertThat(worker.begin(3)).isFalse();
    assertThat(worker.begin(4)).isTrue();
    assertThat(worker.begin(5)).isTrue();
  }

  @Test
  void takeBack_behindSomeNotBegun_leavesThese() {
    assertThat(session.takeBack(3, 4)).isZero();

    assertThat(worker.begin(1)).isTrue();
    assertThat(worker.begin(2)).isTrue();
    assertThat(session.get()).isEqualTo(2);
    assertThat(worker.begin(3)).isFalse();
    assertThat(worker.begin(4)).isFalse();
    assertThat(worker.begin(5)).isTrue();
  }

  @Test
  void takeBack_beforeTheLastIsNoticed_isRefused() {
    assertThat(worker.begin(1)).isTrue();
    assertThat(session.takeBack(2, 3)).isOne();
    assertThat(session.takeBack(4, 5)).isEqualTo(-1);
    assertThat(worker.begin(4)).isTrue();

    assertThat(session.takeBack(5, 5)).isEqualTo(4);
    assertThat(worker.begin(5)).isFalse();
  }

  @Test
  void takeBack_whileTheWorkerBegins_eachIsOnesOrTheOthers() throws Exception {
    int last = 300_000;
    BitSet begun = new BitSet();
    CompletableFuture<Void> beginning =
        CompletableFuture.runAsync(
            () -> {
              for (int number = 1; number <= last; number++) {
                if (worker.begin(number)) {
                  begun.set(number);
                }
              }
            });
    BitSet taken = new BitSet();
    Random random = new Random(1);
    int times = 0;
    while (!beginning.isDone()) {
      long from = session.get() + 1 + random.nextInt(3);
      long to = Math.min(last, from + random.nextInt(5));
      long before = to < from ? -1 : session.takeBack(from, to);
      if (before >= 0) {
        times++;
        taken.set((int) Math.max(from, before + 1), (int) Math.max(before, to) + 1);
      }
    }
    beginning.get();

    assertThat(times).isPositive();
    assertThat(begun.intersects(taken)).isFalse();
    taken.or(begun);
    assertThat(taken.cardinality()).isEqualTo(last);
  }
}
