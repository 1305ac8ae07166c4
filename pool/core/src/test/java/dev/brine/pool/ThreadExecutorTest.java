package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ThreadExecutorTest extends AsynchronousExecutorContract {
  @Override
  Pool open() {
    return ThreadPool.of(2);
  }

  @Test
  void supplyAsync_memoryShared_isServed() throws Exception {
    assertThat(CompletableFuture.supplyAsync(() -> 6, executor()).thenApply(x -> x * 7).get())
        .isEqualTo(42);
  }

  @Test
  void cancel_withoutInterrupt_letsGoOnWhatHasBegunAndNothingElse() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(2);
    AtomicBoolean third = new AtomicBoolean();
    Runnable waiting =
        () -> {
          begun.countDown();
          try {
            if (go.await(30, TimeUnit.SECONDS)) {
              ended.countDown();
            }
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Future<?> first = executor().submit(waiting);
    Future<?> second = executor().submit(waiting);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    Future<?> queued = executor().submit(() -> third.set(true));
    assertThat(queued.cancel(false)).isTrue();
    assertThat(first.cancel(false)).isTrue();
    assertThat(second.cancel(false)).isTrue();
    assertThat(first.isCancelled()).isTrue();
    executor().shutdown();
    assertThat(executor().isTerminated()).isFalse();
    go.countDown();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(executor().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(third).isFalse();
  }

  @Test
  void shutdownNow_someNotBegun_tellsThose() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    Runnable waiting =
        () -> {
          begun.countDown();
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    executor().execute(waiting);
    executor().execute(waiting);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    Runnable never = () -> begun.countDown();
    Future<?> neverToo = executor().submit(() -> 1);
    executor().execute(never);
    assertThat(executor().shutdownNow()).containsExactly((Runnable) neverToo, never);
    assertThat(executor().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(neverToo.isCancelled()).isTrue();
  }
}
