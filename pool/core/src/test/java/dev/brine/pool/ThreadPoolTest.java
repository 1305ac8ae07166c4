package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.PoolClosedException;
import dev.brine.error.TaskException;
import dev.brine.task.Fn;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is special about threads. */
@Timeout(60)
class ThreadPoolTest {
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
          return seen.here();
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
          SeenThreads.await(go);
          return x;
        };
    Thread caller = new Thread(() -> results.addAll(pool.map(waiting, items)));
    caller.start();
    SeenThreads.await(many);
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
                SeenThreads.await(go);
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
                SeenThreads.await(go);
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
          seen.here();
          pool.close();
          return pool.<Integer, Integer>map(y -> y + x, List.of(1)).get(0);
        };
    assertThat(pool.pipe(closing, 5)).isEqualTo(6);
    assertThatThrownBy(() -> pool.map(x -> x, List.of(1))).isInstanceOf(PoolClosedException.class);
    seen.assertEnd();
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
              seen.here();
              begun.countDown();
              Thread.sleep(60_000);
              return x;
            },
            range(10_000));
    SeenThreads.await(begun);
    long start = System.nanoTime();
    pool.terminate();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThatThrownBy(result::get).isInstanceOf(PoolClosedException.class);
    assertThat(seen.all()).hasSize(2);
    seen.assertEnd();
  }

  @Test
  void P79_threads_ofAForgottenPool_endByThemselves() throws Exception {
    ThreadEngine engine = new ThreadEngine(2, Duration.ofMillis(50));
    Pool forgotten = new PoolView(engine, Options.NONE, Handle.NONE);
    CyclicBarrier both = new CyclicBarrier(2);
    for (int time = 0; time < 2; time++) {
      SeenThreads threads = new SeenThreads();
      Fn<Integer, Integer> meet =
          x -> {
            threads.here();
            return both.await(30, TimeUnit.SECONDS);
          };
      assertThat(forgotten.map(meet, range(2))).hasSize(2);
      assertThat(threads.all()).hasSize(2);
      threads.assertEnd();
    }
  }
}
