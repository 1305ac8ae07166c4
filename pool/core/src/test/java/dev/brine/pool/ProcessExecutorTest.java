package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.CaptureException;
import dev.brine.error.WorkerDiedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessExecutorTest extends AsynchronousExecutorContract {
  @Override
  Pool open() {
    return ProcessPool.of(2);
  }

  @Test
  void submit_lambda_runsInAWorker() throws Exception {
    assertThat(executor().submit(() -> Brine.pid()).get()).isNotEqualTo(Brine.pid());
  }

  @Test
  void submit_workerDies_causeIsBrines() {
    assertThatThrownBy(executor().submit(() -> Runtime.getRuntime().halt(42))::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(WorkerDiedException.class);
  }

  @Test
  void P75_submit_cannotTravel_isRefusedAndNothingHangs() throws Exception {
    Thread culprit = new Thread();
    for (int round = 0; round < 5; round++) {
      ExecutorService view = PoolExecutor.of(pool());
      assertThatThrownBy(() -> view.submit(() -> culprit.getName()))
          .isInstanceOf(CaptureException.class)
          .hasMessageContaining("culprit");
      view.shutdown();
      assertThat(view.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void execute_whatCompletesOnlyHere_isRefused() {
    assertThatThrownBy(() -> executor().execute(new FutureTask<>(() -> 1)))
        .isInstanceOf(CaptureException.class);
    assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> 1, executor()))
        .isInstanceOf(CaptureException.class);
  }
}
