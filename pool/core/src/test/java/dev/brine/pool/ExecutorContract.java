package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.TaskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code java.util.concurrent} promises, on every pool. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExecutorContract {
  private Pool pool;
  private ExecutorService executor;

  abstract Pool open();

  @BeforeAll
  void openShared() {
    pool = open();
  }

  @AfterAll
  void closeShared() {
    pool.terminate();
  }

  @BeforeEach
  void view() {
    executor = PoolExecutor.of(pool);
  }

  Pool pool() {
    return pool;
  }

  ExecutorService executor() {
    return executor;
  }

  private static <T> Callable<T> failing(Exception failure) {
    return () -> {
      throw failure;
    };
  }

  static Callable<Integer> giving(int value) {
    return () -> value;
  }

  private static Runnable writing(Path file) {
    String name = file.toString();
    return () -> {
      try {
        Files.writeString(Path.of(name), "done");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private void assertTerminates() throws InterruptedException {
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(executor.isTerminated()).isTrue();
  }

  @Test
  void P129_submit_callable_givesItsResult() throws Exception {
    Future<Integer> future = executor.submit(() -> 6 * 7);
    assertThat(future.get()).isEqualTo(42);
    assertThat(future.get(1, TimeUnit.SECONDS)).isEqualTo(42);
    assertThat(future.isDone()).isTrue();
    assertThat(future.isCancelled()).isFalse();
    assertThat(future.cancel(true)).isFalse();
    assertThat(future.get()).isEqualTo(42);
  }

  @Test
  void P129_submit_nullResult_isGiven() throws Exception {
    assertThat(executor.submit((Callable<Object>) () -> null).get()).isNull();
  }

  @Test
  void P129_submit_runnable_givesNullOrTheVeryValue(@TempDir Path directory) throws Exception {
    Object value = new Object();
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    assertThat(executor.submit(writing(first)).get()).isNull();
    assertThat(executor.submit(writing(second), value).get()).isSameAs(value);
    assertThat(first).hasContent("done");
    assertThat(second).hasContent("done");
  }

  @Test
  void P129_execute_runnable_runs(@TempDir Path directory) throws Exception {
    executor.execute(writing(directory.resolve("file")));
    executor.shutdown();
    assertTerminates();
    assertThat(directory.resolve("file")).hasContent("done");
  }

  @Test
  void P129_submit_taskThrows_causeIsWhatItThrew() {
    Future<Integer> future = executor.submit(failing(new IOException("gone")));
    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .satisfies(
            e -> {
              assertThat(e.getCause()).isExactlyInstanceOf(IOException.class).hasMessage("gone");
              assertThat(e.getSuppressed()).hasSize(1);
              assertThat(e.getSuppressed()[0]).isInstanceOf(TaskException.class);
            });
    assertThatThrownBy(() -> future.get(1, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseExactlyInstanceOf(IOException.class);
    assertThat(future.isDone()).isTrue();
    assertThat(future.isCancelled()).isFalse();
  }

  @Test
  void P129_null_isRefused() {
    assertThatThrownBy(() -> executor.execute(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> executor.submit((Runnable) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> executor.submit((Callable<?>) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> executor.submit((Runnable) null, 1))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> executor.invokeAll(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> executor.invokeAll(Arrays.asList(giving(1), null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> executor.invokeAny(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> executor.invokeAny(Arrays.asList((Callable<Integer>) null)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> PoolExecutor.of(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void P129_invokeAll_someFail_givesAllFuturesDoneInOrder() throws Exception {
    List<Future<Integer>> futures =
        executor.invokeAll(List.of(giving(1), failing(new IOException("second")), giving(3)));
    assertThat(futures).hasSize(3).allMatch(Future::isDone);
    assertThat(futures.get(0).get()).isEqualTo(1);
    assertThatThrownBy(futures.get(1)::get).hasCauseExactlyInstanceOf(IOException.class);
    assertThat(futures.get(2).get()).isEqualTo(3);
    assertThat(executor.invokeAll(List.<Callable<Integer>>of())).isEmpty();
  }

  @Test
  void P129_invokeAll_enoughTime_givesAllResults() throws Exception {
    List<Callable<Integer>> tasks = IntStream.range(0, 20).mapToObj(x -> giving(x)).toList();
    List<Integer> results = new ArrayList<>();
    for (Future<Integer> each : executor.invokeAll(tasks, 30, TimeUnit.SECONDS)) {
      results.add(each.get());
    }
    assertThat(results).isEqualTo(Brine.range(0, 20));
  }

  @Test
  void P129_invokeAny_someFail_givesAResult() throws Exception {
    assertThat(
            executor.invokeAny(
                List.of(ExecutorContract.<Integer>failing(new IOException("no")), giving(2))))
        .isEqualTo(2);
    assertThat(executor.invokeAny(List.of(giving(5)), 30, TimeUnit.SECONDS)).isEqualTo(5);
  }

  @Test
  void P129_invokeAny_allFailOrNone_failsAsPromised() {
    assertThatThrownBy(() -> executor.invokeAny(List.of(failing(new IOException("a")))))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseExactlyInstanceOf(IOException.class);
    assertThatThrownBy(() -> executor.invokeAny(List.<Callable<Integer>>of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void P129_completionService_tasks_arriveAsTheyEnd() throws Exception {
    ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(executor);
    List<Future<Integer>> submitted =
        Stream.of(1, 2, 3).map(x -> service.submit(giving(x))).toList();
    List<Integer> results = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Future<Integer> ended = service.poll(30, TimeUnit.SECONDS);
      assertThat(submitted).contains(ended);
      results.add(ended.get());
    }
    assertThat(results).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(service.poll()).isNull();
  }

  @Test
  void P74_shutdown_newTasks_areRejectedAndThePoolStaysOpen() throws Exception {
    assertThat(executor.isShutdown()).isFalse();
    assertThat(executor.isTerminated()).isFalse();
    executor.shutdown();
    executor.shutdown();
    assertThat(executor.isShutdown()).isTrue();
    assertThat(executor.isTerminated()).isTrue();
    assertThat(executor.awaitTermination(0, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> executor.submit(giving(1)))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> executor.invokeAll(List.of(giving(1))))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(PoolExecutor.of(pool).submit(giving(1)).get()).isEqualTo(1);
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void P74_submit_closedPool_isRejected() {
    Pool closed = open();
    ExecutorService view = PoolExecutor.of(closed);
    closed.close();
    assertThatThrownBy(() -> view.submit(giving(1)))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("closed");
    view.shutdown();
    assertThat(view.isTerminated()).isTrue();
  }

  @Test
  void P77_close_queuedTasks_areFinished(@TempDir Path directory) {
    Pool closing = open();
    ExecutorService view = PoolExecutor.of(closing);
    List<Path> files = IntStream.range(0, 8).mapToObj(x -> directory.resolve("f" + x)).toList();
    files.forEach(file -> view.execute(writing(file)));
    closing.close();
    assertThat(files).allSatisfy(file -> assertThat(file).hasContent("done"));
  }

  @Test
  void P78_shutdown_manyTasks_allFuturesEnd() throws Exception {
    List<Future<Integer>> futures =
        IntStream.range(0, 50).mapToObj(x -> executor.submit(giving(x))).toList();
    executor.shutdown();
    assertTerminates();
    assertThat(futures).allMatch(Future::isDone);
    assertThat(futures.get(49).get()).isEqualTo(49);
  }

  @Test
  void P81_shutdown_runningTasks_resultsStillArrive() throws Exception {
    Future<Integer> future =
        executor.submit(
            () -> {
              Thread.sleep(200);
              return 7;
            });
    executor.shutdown();
    assertThat(future.get()).isEqualTo(7);
    assertTerminates();
  }

  @Test
  void P11_awaitTermination_nobodyShutItDown_timesOut() throws Exception {
    assertThat(executor.awaitTermination(10, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(executor.isTerminated()).isFalse();
  }

  @Test
  void P86_completionService_asksWithoutWaiting_givesEachFutureOnce() throws Exception {
    ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(executor);
    assertThat(service.poll(0, TimeUnit.MILLISECONDS)).isNull();
    Future<Integer> one = service.submit(giving(1));
    Future<Integer> same = service.submit(giving(1));
    assertThat(List.of(service.take(), service.take())).containsExactlyInAnyOrder(one, same);
    assertThat(service.poll()).isNull();
  }

  @Test
  void P89_shutdown_rightAfterSubmits_losesNone() throws Exception {
    for (int round = 0; round < 20; round++) {
      ExecutorService view = PoolExecutor.of(pool);
      List<Future<Integer>> futures = Stream.of(1, 2, 3).map(x -> view.submit(giving(x))).toList();
      view.shutdown();
      for (int i = 0; i < 3; i++) {
        assertThat(futures.get(i).get()).isEqualTo(i + 1);
      }
      assertThat(view.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void execute_taskThrows_isReportedAndOthersGoOn() throws Exception {
    List<Throwable> reported = new CopyOnWriteArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reported.add(failure));
    try {
      executor.execute(
          () -> {
            throw new IllegalStateException("nobody waits");
          });
      assertThat(executor.submit(giving(1)).get()).isEqualTo(1);
      executor.shutdown();
      assertTerminates();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(reported)
        .singleElement()
        .satisfies(
            e ->
                assertThat(e).isInstanceOf(IllegalStateException.class).hasMessage("nobody waits"));
  }
}
