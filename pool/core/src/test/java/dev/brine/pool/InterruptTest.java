package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.MapInterruptedException;
import dev.brine.task.Fn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an interrupt of the caller does: the stop button, Ctrl-C, a cancelled future. */
@Timeout(90)
class InterruptTest {
  @TempDir Path directory;
  private Pool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(2);
    pool.everywhere(Brine::pid);
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  /** Runs it on a thread, interrupts that once the file is there, and gives what it threw. */
  private BrineException interrupted(Path sign, int interrupts, Callable<?> action)
      throws Exception {
    CompletableFuture<BrineException> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                Object result = action.call();
                thrown.completeExceptionally(new AssertionError("it gave " + result));
              } catch (BrineException e) {
                thrown.complete(e);
              } catch (Throwable e) {
                thrown.completeExceptionally(e);
              }
            });
    caller.start();
    while (!Files.exists(sign)) {
      Thread.sleep(5);
    }
    long start = System.nanoTime();
    for (int i = 0; i < interrupts; i++) {
      caller.interrupt();
    }
    BrineException failure = thrown.get(30, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    caller.join();
    return failure;
  }

  private static Fn<Integer, Integer> hangAt(int item, String sign, boolean tightly) {
    return x -> {
      if (x == item) {
        // Results before this one wait for each other a moment before they are sent.
        Thread.sleep(100);
        Files.writeString(Path.of(sign), "here");
        while (tightly) {
          Thread.onSpinWait();
        }
        Thread.sleep(60_000);
      }
      return x;
    };
  }

  @Test
  void P123_map_interruptedInTheMiddle_saysHowFarItWas() throws Exception {
    Path sign = directory.resolve("sign");
    Fn<Integer, Integer> function = hangAt(37, sign.toString(), false);
    BrineException failure =
        interrupted(sign, 1, () -> pool.limit(1).batch(1).map(function, Brine.range(0, 100)));
    assertThat(failure)
        .isInstanceOf(MapInterruptedException.class)
        .hasMessage("interrupted: 37 of 100 done");
    assertThat(failure.finished()).hasSize(37).containsEntry(36L, 36);
    assertThat(pool.map(x -> x + 1, Brine.range(0, 10))).isEqualTo(Brine.range(1, 11));
  }

  @Test
  void P123_map_tightLoop_workerIsKilledAndThePoolGoesOn() throws Exception {
    Path sign = directory.resolve("sign");
    Fn<Integer, Integer> function = hangAt(0, sign.toString(), true);
    assertThat(interrupted(sign, 1, () -> pool.map(function, Brine.range(0, 2))))
        .isInstanceOf(MapInterruptedException.class);
    assertThat(pool.everywhere(() -> 1)).containsExactly(1, 1);
  }

  @Test
  void map_interruptedTwice_endsOnce() throws Exception {
    Path sign = directory.resolve("sign");
    Fn<Integer, Integer> function = hangAt(3, sign.toString(), false);
    assertThat(interrupted(sign, 5, () -> pool.map(function, Brine.range(0, 10))))
        .isInstanceOf(MapInterruptedException.class);
    assertThat(pool.map(x -> x + 1, Brine.range(0, 10))).isEqualTo(Brine.range(1, 11));
  }

  @Test
  void imap_interruptedInTheMiddle_endsTheStream() throws Exception {
    Path sign = directory.resolve("sign");
    Fn<Integer, Integer> function = hangAt(5, sign.toString(), false);
    assertThat(
            interrupted(sign, 1, () -> pool.limit(1).imap(function, Brine.range(0, 100)).toList()))
        .isInstanceOf(MapInterruptedException.class)
        .hasMessage("interrupted: 5 of 100 done");
    assertThat(pool.status().maps()).isZero();
    assertThat(pool.map(x -> x + 1, Brine.range(0, 10))).isEqualTo(Brine.range(1, 11));
  }

  @Test
  void outcomes_interrupted_workersStayTheSameWhereTasksListen() throws Exception {
    List<Long> before = pool.everywhere(Brine::pid);
    Path sign = directory.resolve("sign");
    Fn<Integer, Integer> function = hangAt(0, sign.toString(), false);
    assertThat(interrupted(sign, 1, () -> pool.outcomes(function, Brine.range(0, 10))))
        .isInstanceOf(MapInterruptedException.class);
    assertThat(pool.everywhere(Brine::pid)).containsExactlyInAnyOrderElementsOf(before);
  }
}
