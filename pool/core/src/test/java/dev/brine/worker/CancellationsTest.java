package dev.brine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationsTest {
  private static final long MAP = 7;

  private final Cancellations cancellations = new Cancellations();

  @Test
  void begin_cancelledMap_refusesAndLeavesNoInterrupt() {
    cancellations.watch(Thread.currentThread());
    cancellations.cancel(MAP);
    assertThat(cancellations.begin(MAP)).isFalse();
    assertThat(cancellations.begin(MAP + 1)).isTrue();
    assertThat(cancellations.end()).isFalse();
    cancellations.forget(MAP);
    assertThat(cancellations.begin(MAP)).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void cancel_whileTaskRuns_interruptsItAndOnlyIt() {
    cancellations.watch(Thread.currentThread());
    assertThat(cancellations.begin(MAP)).isTrue();
    cancellations.cancel(MAP + 1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    cancellations.cancel(MAP);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(cancellations.end()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** Whoever comes first: the task is refused, or it is told, or it had ended. */
  @Test
  void cancel_atAnyMoment_isNeverMissedAndNeverLate() throws Exception {
    cancellations.watch(Thread.currentThread());
    CyclicBarrier begin = new CyclicBarrier(2);
    CyclicBarrier end = new CyclicBarrier(2);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    int rounds = 20_000;
    Thread session =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < rounds; i++) {
                  begin.await();
                  spin(i % 50);
                  cancellations.cancel(i);
                  end.await();
                }
              } catch (Exception broken) {
                failure.set(broken);
              }
            });
    session.start();
    for (int i = 0; i < rounds; i++) {
      begin.await();
      spin(i % 47);
      boolean begun = cancellations.begin(i);
      boolean told = Thread.currentThread().isInterrupted();
      boolean cancelled = begun && cancellations.end();
      // What a task of another map sees.
      boolean other = cancellations.begin(-2);
      boolean stray = Thread.currentThread().isInterrupted();
      boolean otherCancelled = cancellations.end();
      end.await();
      assertThat(other).isTrue();
      assertThat(stray).as("a stray interrupt").isFalse();
      assertThat(otherCancelled).isFalse();
      assertThat(!told || cancelled).as("told and not cancelled").isTrue();
      assertThat(Thread.interrupted()).as("an interrupt that is late").isFalse();
      assertThat(cancellations.begin(i)).as("round %d was missed", i).isFalse();
      cancellations.forget(i);
    }
    session.join();
    assertThat(failure.get()).isNull();
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }
}
