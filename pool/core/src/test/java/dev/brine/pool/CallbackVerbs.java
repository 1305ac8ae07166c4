package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.TaskException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What may be done when a result is there, on every pool. */
interface CallbackVerbs {
  /** One that is shared by the tests. */
  Pool pool();

  @Test
  default void P28_toFuture_mapEnds_callsBackOnce() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<Integer> sum =
        pool()
            .amap(x -> x * 2, Brine.range(0, 10))
            .toFuture()
            .thenApply(values -> calls.incrementAndGet() + values.get(9));
    assertThat(sum.get(30, TimeUnit.SECONDS)).isEqualTo(19);
    assertThat(calls).hasValue(1);
  }

  @Test
  default void P48_toFuture_taskThrows_callsBackWithTheFailure() throws Exception {
    CompletableFuture<Throwable> failure =
        pool()
            .apipe(x -> 1 / x, 0)
            .toFuture()
            .handle((value, thrown) -> thrown)
            .thenApply(thrown -> thrown.getCause() == null ? thrown : thrown.getCause());
    assertThat(failure.get(30, TimeUnit.SECONDS))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isInstanceOf(TaskException.class),
            thrown -> assertThat(thrown).isInstanceOf(ArithmeticException.class));
  }

  @Test
  default void P94_toFuture_callbackUsesThePool_neverHangs() throws Exception {
    CompletableFuture<List<Integer>> second =
        pool()
            .amap(x -> x + 1, Brine.range(0, 20))
            .toFuture()
            .thenApply(values -> pool().map(x -> x * 10, values));
    assertThat(second.get(30, TimeUnit.SECONDS)).hasSize(20).startsWith(10, 20).endsWith(200);
  }

  @Test
  default void P68_toFuture_manyCallbacks_areAllMade() throws Exception {
    AtomicInteger sum = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(128);
    for (int i = 0; i < 128; i++) {
      CompletableFuture<?> unused =
          pool()
              .apipe(x -> x, i)
              .toFuture()
              .thenAccept(
                  value -> {
                    sum.addAndGet(value);
                    done.countDown();
                  });
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(sum).hasValue(127 * 128 / 2);
  }

  @Test
  default void P85_futures_oneAllOrTooLate_areWaitedForAsTheJdkDoes() throws Exception {
    CompletableFuture<Integer> quick = pool().apipe(x -> x, 1).toFuture();
    CompletableFuture<Integer> failing = pool().apipe(x -> 1 / x, 0).toFuture();
    CompletableFuture<Integer> slow = pool().apipe(CallbackVerbs::slowly, 2).toFuture();
    assertThat(CompletableFuture.anyOf(quick, slow).get(30, TimeUnit.SECONDS)).isIn(1, 2);
    assertThatThrownBy(CompletableFuture.allOf(quick, failing, slow)::join)
        .hasRootCauseInstanceOf(ArithmeticException.class);
    CompletableFuture<?> both = CompletableFuture.allOf(quick, slow);
    assertThat(both.get(30, TimeUnit.SECONDS)).isNull();
    assertThat(slow.join()).isEqualTo(2);
  }

  private static int slowly(int x) throws InterruptedException {
    Thread.sleep(100);
    return x;
  }

  @Test
  default void P90_callback_hasRun_holdsNothing() throws Exception {
    WeakReference<Object> captured = callBackWithAnObject();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!captured.refersTo(null)) {
      System.gc();
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      Thread.sleep(10);
    }
  }

  private WeakReference<Object> callBackWithAnObject() throws Exception {
    Object object = new Object();
    CompletableFuture<Integer> done =
        pool().apipe(x -> x, 1).toFuture().thenApply(value -> value + object.toString().length());
    assertThat(done.get(30, TimeUnit.SECONDS)).isPositive();
    return new WeakReference<>(object);
  }

  @Test
  default void onProgress_listenerWaitsForThePool_neverHangs() {
    AtomicReference<Object> told = new AtomicReference<>();
    Pool view =
        pool()
            .onProgress(
                progress -> {
                  try {
                    told.set(pool().pipe(x -> x + 1, 1));
                  } catch (RuntimeException refused) {
                    told.set(refused);
                  }
                });
    assertThat(view.map(x -> x, Brine.range(0, 10))).isEqualTo(Brine.range(0, 10));
    assertThat(told.get()).isNotNull();
  }
}
