package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.MapInterruptedException;
import dev.brine.error.PoolClosedException;
import dev.brine.error.TaskException;
import dev.brine.error.TaskTimeoutException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is special about threads. */
@Timeout(60)
class ThreadPoolTest {
  private final Set<Thread> seen = ConcurrentHashMap.newKeySet();
  private ThreadPool pool;

  @BeforeEach
  void open() {
    pool = ThreadPool.of(2);
  }

  @AfterEach
  void close() throws InterruptedException {
    pool.terminate();
    assertEnd(seen);
  }

  private Thread here() {
    seen.add(Thread.currentThread());
    return Thread.currentThread();
  }

  private static void assertEnd(Set<Thread> threads) throws InterruptedException {
    for (Thread each : threads) {
      each.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(each.isAlive()).as(each.getName()).isFalse();
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Returns when the latch is down, whatever interrupts. */
  private static void awaitStubbornly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException ignored) {
        // That is stubborn.
      }
    }
  }

  @Test
  void P37_of_noThreads_isRefused() {
    assertThatThrownBy(() -> ThreadPool.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ThreadPool.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void map_asManyItemsAsThreads_runsThemAtOnce() {
    CyclicBarrier all = new CyclicBarrier(2);
    Fn<Integer, Thread> meet =
        x -> {
          all.await(30, TimeUnit.SECONDS);
          return here();
        };
    assertThat(new HashSet<>(pool.map(meet, Brine.range(0, 10))))
        .hasSize(2)
        .doesNotContain(Thread.currentThread())
        .allSatisfy(
            thread -> {
              assertThat(thread.isDaemon()).isTrue();
              assertThat(thread.getName()).startsWith("brine-thread-");
            });
  }

  @Test
  void map_task_sharesTheCallersMemory() {
    List<Object> reached = Collections.synchronizedList(new ArrayList<>());
    Object cannotTravel = new Thread();
    assertThat(pool.map(reached::add, List.of(cannotTravel, cannotTravel))).hasSize(2);
    assertThat(reached).allSatisfy(x -> assertThat(x).isSameAs(cannotTravel)).hasSize(2);
  }

  @Test
  void P42_map_taskThrows_causeIsTheVeryInstance() {
    Exception thrown = new Exception("mine");
    Fn<Integer, Integer> function =
        x -> {
          throw thrown;
        };
    assertThatThrownBy(() -> pool.map(function, List.of(1)))
        .isInstanceOf(TaskException.class)
        .satisfies(e -> assertThat(e.getCause()).isSameAs(thrown));
  }

  @Test
  void limit_one_runsOneAtATime() {
    AtomicInteger running = new AtomicInteger();
    Fn<Integer, Integer> function =
        x -> {
          int now = running.incrementAndGet();
          Thread.sleep(2);
          running.decrementAndGet();
          return now;
        };
    assertThat(pool.limit(1).map(function, Brine.range(0, 30))).containsOnly(1);
  }

  @Test
  void limit_oneMapAtItsLimit_leavesTheOtherThreadsToOthers() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    MapResult<Boolean> limited = pool.limit(1).amap(x -> go.await(30, TimeUnit.SECONDS), range(9));
    assertThat(pool.map(x -> x + 1, Brine.range(0, 100))).isEqualTo(Brine.range(1, 101));
    assertThat(limited.isReady()).isFalse();
    go.countDown();
    assertThat(limited.get()).hasSize(9).containsOnly(true);
  }

  private static List<Integer> range(int end) {
    return Brine.range(0, end);
  }

  @Test
  void map_manyItems_waitsRatherThanQueueAll() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch many = new CountDownLatch(8 * 1024);
    Iterable<Integer> items =
        () ->
            range(50_000).stream()
                .peek(
                    x -> {
                      asked.incrementAndGet();
                      many.countDown();
                    })
                .iterator();
    List<Integer> results = new ArrayList<>();
    Fn<Integer, Integer> waiting =
        x -> {
          await(go);
          return x;
        };
    Thread caller = new Thread(() -> results.addAll(pool.map(waiting, items)));
    caller.start();
    await(many);
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(asked.get()).isLessThan(10_000);
    go.countDown();
    caller.join();
    assertThat(results).isEqualTo(range(50_000));
  }

  @Test
  void amap_twoMaps_takeTurns() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch go = new CountDownLatch(1);
    try (ThreadPool one = ThreadPool.of(1)) {
      TaskResult<Integer> first =
          one.submit(
              () -> {
                await(go);
                return 1;
              });
      MapResult<Boolean> long1 = one.amap(x -> order.add("a"), range(100));
      MapResult<Boolean> long2 = one.amap(x -> order.add("b"), range(100));
      go.countDown();
      assertThat(first.get()).isEqualTo(1);
      assertThat(long1.get()).hasSize(100);
      assertThat(long2.get()).hasSize(100);
    }
    assertThat(order.subList(0, 4)).containsExactly("a", "b", "a", "b");
    assertThat(Collections.frequency(order.subList(0, 100), "b")).isEqualTo(50);
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
          here();
          awaitStubbornly(release);
          return x;
        };
    List<Outcome<Integer>> outcomes =
        pool.timeout(Duration.ofMillis(100)).outcomes(stubborn, range(5));
    assertThat(outcomes).hasSize(5);
    assertThat(outcomes)
        .allSatisfy(o -> assertThat(o.error()).isInstanceOf(TaskTimeoutException.class));
    assertThat(seen).hasSize(5);
    CyclicBarrier both = new CyclicBarrier(2);
    Fn<Integer, Integer> meet = x -> both.await(30, TimeUnit.SECONDS);
    assertThat(pool.map(meet, range(2))).containsExactlyInAnyOrder(0, 1);
    release.countDown();
    assertEnd(seen);
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
    await(begun);
    assertThat(result.cancel()).isTrue();
    await(interrupted);
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
          here();
          begun.countDown();
          awaitStubbornly(release);
          return x;
        };
    MapResult<Integer> result = pool.amap(stubborn, range(2));
    await(begun);
    result.cancel();
    assertThat(pool.map(x -> x + 1, range(3))).containsExactly(1, 2, 3);
    release.countDown();
    assertEnd(seen);
  }

  @Test
  void P44_map_oneFails_othersAreInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Fn<Integer, Integer> function =
        x -> {
          if (x == 1) {
            await(begun);
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
    await(interrupted);
  }

  @Test
  void map_taskChangesItsThread_nextTaskFindsItAsItWas() throws Exception {
    ClassLoader mine = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader other = new URLClassLoader(new URL[0])) {
      Fn<Integer, Integer> changing =
          x -> {
            Thread.currentThread().setContextClassLoader(other);
            Thread.currentThread().interrupt();
            return x;
          };
      pool.map(changing, range(10));
    }
    Fn<Integer, Boolean> looking =
        x ->
            Thread.currentThread().getContextClassLoader() == mine
                && !Thread.currentThread().isInterrupted();
    assertThat(pool.map(looking, range(10))).containsOnly(true);
  }

  @Test
  void P123_map_callerInterrupted_endsSoonAndThePoolGoesOn() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    Fn<Integer, Integer> stubborn =
        x -> {
          begun.countDown();
          awaitStubbornly(release);
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
    await(begun);
    long start = System.nanoTime();
    caller.interrupt();
    caller.join();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(thrown).hasSize(1);
    assertThat(flag).isTrue();
    assertThat(pool.map(x -> x + 1, range(3))).containsExactly(1, 2, 3);
    release.countDown();
  }

  @Test
  void P21_map_nestedOnTheSamePool_runsInPlace() {
    Fn<Integer, Boolean> nested =
        x -> {
          Thread mine = Thread.currentThread();
          List<Thread> inner = pool.limit(1).map(y -> Thread.currentThread(), range(5));
          return inner.stream().allMatch(each -> each == mine);
        };
    assertThat(pool.map(nested, range(20))).containsOnly(true);
  }

  @Test
  void P21_map_nestedThroughAnotherPool_neverDeadlocks() {
    try (ThreadPool other = ThreadPool.of(1)) {
      Fn<Integer, Integer> innermost =
          x -> pool.<Integer, Integer>map(y -> y + 1, List.of(x)).get(0);
      Fn<Integer, Integer> nested = x -> other.map(innermost, List.of(x)).get(0);
      assertThat(pool.map(nested, range(20))).isEqualTo(Brine.range(1, 21));
    }
  }

  @Test
  void toFuture_callbackUsesThePool_runsInPlace() throws Exception {
    try (ThreadPool one = ThreadPool.of(1)) {
      CountDownLatch go = new CountDownLatch(1);
      TaskResult<Integer> first =
          one.submit(
              () -> {
                await(go);
                return 1;
              });
      var then = first.toFuture().thenApply(x -> one.pipe(y -> y + 1, x));
      go.countDown();
      assertThat(then.get(30, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void close_insideATask_letsTheTaskFinish() throws Exception {
    Fn<Integer, Integer> closing =
        x -> {
          here();
          pool.close();
          return pool.<Integer, Integer>map(y -> y + x, List.of(1)).get(0);
        };
    assertThat(pool.pipe(closing, 5)).isEqualTo(6);
    assertThatThrownBy(() -> pool.map(x -> x, List.of(1))).isInstanceOf(PoolClosedException.class);
    assertEnd(seen);
  }

  @Test
  void close_callerInterrupted_endsTheRestAndKeepsTheFlag() {
    MapResult<Integer> result =
        pool.amap(
            x -> {
              Thread.sleep(60_000);
              return x;
            },
            range(10));
    Thread.currentThread().interrupt();
    pool.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(result::get).isInstanceOf(PoolClosedException.class);
  }

  @Test
  void P38_terminate_manyTasksWait_failsThemAtOnceAndEndsTheThreads() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    MapResult<Integer> result =
        pool.amap(
            x -> {
              here();
              begun.countDown();
              Thread.sleep(60_000);
              return x;
            },
            range(10_000));
    await(begun);
    long start = System.nanoTime();
    pool.terminate();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThatThrownBy(result::get).isInstanceOf(PoolClosedException.class);
    assertThat(seen).hasSize(2);
    assertEnd(seen);
  }

  @Test
  void P79_threads_ofAForgottenPool_endByThemselves() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    ThreadEngine engine = new ThreadEngine(2, Duration.ofMillis(50));
    Pool forgotten = new PoolView(engine, Options.NONE, Handle.NONE);
    CyclicBarrier both = new CyclicBarrier(2);
    Fn<Integer, Boolean> meet =
        x -> {
          both.await(30, TimeUnit.SECONDS);
          return threads.add(Thread.currentThread());
        };
    assertThat(forgotten.map(meet, range(2))).containsExactly(true, true);
    assertEnd(threads);
    threads.clear();
    assertThat(forgotten.map(meet, range(2))).containsExactly(true, true);
    assertEnd(threads);
  }
}
