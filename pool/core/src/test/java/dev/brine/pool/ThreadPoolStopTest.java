package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time limits, cancelling and interrupts on threads, which nobody can end from outside. */
@Timeout(60)
class ThreadPoolStopTest {
  private final SeenThreads seen = new SeenThreads();
  private ThreadPool pool;

  @BeforeEach
  void open() {
    pool = ThreadPool.of(2);
  }

  @AfterEach
  void close() throws InterruptedException {
    pool.terminate();
    seen.assertEnd();
  }

  private static List<Integer> range(int end) {
    return Brine.range(0, end);
  }

  @Test
  void timeout_taskListens_failsByIndexAndOthersGoOn() {
    Fn<Integer, Integer> function =
        x -> {
          if (x == 3) {
            Thread.sleep(60_000);
          }
          return x;
        };
    List<Outcome<Integer>> outcomes =
        pool.timeout(Duration.ofMillis(200)).outcomes(function, range(10));
    assertThat(outcomes).hasSize(10);
    assertThat(outcomes)
        .filteredOn(o -> !o.isSuccess())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.index()).isEqualTo(3);
              assertThat(o.error()).isInstanceOf(TaskTimeoutException.class);
              assertThat(o.time()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(20));
            });
  }

  @Test
  void timeout_tasksIgnoreTheInterrupt_threadsAreReplaced() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Fn<Integer, Integer> stubborn =
        x -> {
          seen.here();
          SeenThreads.awaitStubbornly(release);
          return x;
        };
    List<Outcome<Integer>> outcomes =
        pool.timeout(Duration.ofMillis(100)).outcomes(stubborn, range(5));
    assertThat(outcomes).hasSize(5);
    assertThat(outcomes)
        .allSatisfy(o -> assertThat(o.error()).isInstanceOf(TaskTimeoutException.class));
    assertThat(seen.all()).hasSize(5);
    CyclicBarrier both = new CyclicBarrier(2);
    Fn<Integer, Integer> meet = x -> both.await(30, TimeUnit.SECONDS);
    assertThat(pool.map(meet, range(2))).containsExactlyInAnyOrder(0, 1);
    release.countDown();
    seen.assertEnd();
  }

  @Test
  void cancel_runningTasks_areInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch interrupted = new CountDownLatch(2);
    Fn<Integer, Integer> sleeping =
        x -> {
          begun.countDown();
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return x;
        };
    MapResult<Integer> result = pool.amap(sleeping, range(10));
    SeenThreads.await(begun);
    assertThat(result.cancel()).isTrue();
    SeenThreads.await(interrupted);
    assertThatThrownBy(result::get).isInstanceOf(CancellationException.class);
    assertThat(pool.map(x -> Thread.currentThread().isInterrupted(), range(20)))
        .containsOnly(false);
  }

  @Test
  void cancel_tasksIgnoreIt_threadsAreReplaced() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    Fn<Integer, Integer> stubborn =
        x -> {
          seen.here();
          begun.countDown();
          SeenThreads.awaitStubbornly(release);
          return x;
        };
    MapResult<Integer> result = pool.amap(stubborn, range(2));
    SeenThreads.await(begun);
    result.cancel();
    assertThat(pool.map(x -> x + 1, range(3))).containsExactly(1, 2, 3);
    release.countDown();
    seen.assertEnd();
  }

  @Test
  void P44_map_oneFails_othersAreInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Fn<Integer, Integer> function =
        x -> {
          if (x == 1) {
            SeenThreads.await(begun);
            throw new IllegalStateException("enough");
          }
          begun.countDown();
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return x;
        };
    assertThatThrownBy(() -> pool.map(function, range(10))).hasMessageContaining("enough");
    SeenThreads.await(interrupted);
  }

  @Test
  void P123_map_callerInterrupted_endsSoonAndThePoolGoesOn() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    Fn<Integer, Integer> stubborn =
        x -> {
          begun.countDown();
          SeenThreads.awaitStubbornly(release);
          return x;
        };
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean flag = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              try {
                pool.map(stubborn, range(100_000));
              } catch (MapInterruptedException e) {
                thrown.add(e);
                flag.set(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    SeenThreads.await(begun);
    long start = System.nanoTime();
    caller.interrupt();
    caller.join();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(thrown).hasSize(1);
    assertThat(flag).isTrue();
    assertThat(pool.map(x -> x + 1, range(3))).containsExactly(1, 2, 3);
    release.countDown();
  }
}
