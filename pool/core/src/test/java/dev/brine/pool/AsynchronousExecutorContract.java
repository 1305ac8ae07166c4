package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only pools can do that do not run tasks at once. */
@Timeout(60)
abstract class AsynchronousExecutorContract extends ExecutorContract {
  private static final Callable<Integer> SLEEPING =
      () -> {
        Thread.sleep(60_000);
        return 1;
      };

  private List<Future<Integer>> manySleeping(ExecutorService view, int count) {
    return IntStream.range(0, count).mapToObj(x -> view.submit(SLEEPING)).toList();
  }

  @Test
  void P129_get_tooShort_timesOutAndCanBeCancelled() {
    Future<Integer> future = executor().submit(SLEEPING);
    assertThatThrownBy(() -> future.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(future.isDone()).isFalse();
    assertThat(future.cancel(true)).isTrue();
    assertThat(future.cancel(true)).isFalse();
    assertThat(future.isCancelled()).isTrue();
    assertThat(future.isDone()).isTrue();
    assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void P129_invokeAll_tooShort_cancelsWhatIsUnfinished() throws Exception {
    List<Future<Integer>> futures =
        executor().invokeAll(List.of(giving(1), SLEEPING), 3, TimeUnit.SECONDS);
    assertThat(futures).allMatch(Future::isDone);
    assertThat(futures.get(0).get()).isEqualTo(1);
    assertThat(futures.get(1).isCancelled()).isTrue();
  }

  @Test
  void P129_invokeAny_oneIsFast_cancelsTheOther() throws Exception {
    assertThat(executor().invokeAny(List.of(SLEEPING, giving(2)))).isEqualTo(2);
    assertThatThrownBy(() -> executor().invokeAny(List.of(SLEEPING), 50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    executor().shutdown();
    assertThat(executor().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void P129_awaitTermination_tasksRun_timesOut() throws Exception {
    Future<Integer> future = executor().submit(SLEEPING);
    executor().shutdown();
    assertThat(executor().isTerminated()).isFalse();
    assertThat(executor().awaitTermination(50, TimeUnit.MILLISECONDS)).isFalse();
    future.cancel(true);
    assertThat(executor().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void P129_shutdownNow_tasksRunAndWait_cancelsAll() throws Exception {
    List<Future<Integer>> futures = manySleeping(executor(), 6);
    executor().shutdownNow();
    assertThat(executor().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(futures).allMatch(Future::isCancelled);
    assertThat(pool().map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void P129_completionService_cancelledTask_arrivesToo() throws Exception {
    ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(executor());
    Future<Integer> future = service.submit(SLEEPING);
    future.cancel(true);
    assertThat(service.poll(30, TimeUnit.SECONDS)).isSameAs(future);
  }
}
