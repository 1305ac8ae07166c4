package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.error.WorkerDiedException;
import dev.brine.payload.ArrayKind;
import dev.brine.payload.Memory;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import dev.brine.task.Shared;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Large arrays go to workers and back in their own memory, and yet by value. */
@Timeout(60)
class LargeArraysTest {
  private static final int LARGE = 64 << 20;

  /** What a worker gives more than once, and changes in between. */
  private static final byte[] KEPT = new byte[4 << 20];

  /** Opened by the session, which reads nothing more of a worker's before. */
  private static CountDownLatch gate = new CountDownLatch(0);

  private ProcessPool pool;

  /** Not of the JDK, so each map reads it anew. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Table(int[] rows) {}

  /** A result that the session reads no further than until the gate opens. */
  private static final class Gate implements Serializable {
    private static final long serialVersionUID = 1;

    private Object readResolve() {
      try {
        if (!Boolean.getBoolean("brine.worker") && !gate.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody opened the gate");
        }
      } catch (InterruptedException cancelled) {
        throw new IllegalStateException(cancelled);
      }
      return 1;
    }
  }

  @BeforeEach
  void open() {
    pool = ProcessPool.builder().workers(1).heap("512m").build();
    gate = new CountDownLatch(1);
  }

  @AfterEach
  void close() {
    gate.countDown();
    pool.terminate();
  }

  /** All bytes are that of the first, or it is -1. */
  private static int only(byte[] array) {
    for (byte each : array) {
      if (each != array[0]) {
        return -1;
      }
    }
    return array[0];
  }

  private static byte[] filledAnew(int x) {
    Arrays.fill(KEPT, (byte) x);
    return KEPT;
  }

  private static Object gateThenLarge(int x) {
    return x == 0 ? new Gate() : new byte[LARGE];
  }

  /** Ends the process once the task's own thread waits for its result to be sent. */
  private static void haltWhileSending() {
    Thread task = Thread.currentThread();
    Thread end =
        new Thread(
            () -> {
              while (Arrays.stream(task.getStackTrace())
                  .noneMatch(each -> each.getMethodName().equals("sendAndWait"))) {
                Thread.onSpinWait();
              }
              Runtime.getRuntime().halt(9);
            });
    end.setDaemon(true);
    end.start();
  }

  private void openWhenEnded(long pid) {
    CompletableFuture<Void> unused =
        ProcessHandle.of(pid).orElseThrow().onExit().thenRun(gate::countDown);
  }

  @Test
  void map_arraysOfEachKindAndSize_goThereAndBackWithEachBit() {
    List<Object> items = new ArrayList<>();
    for (ArrayKind kind : ArrayKind.values()) {
      for (int bytes : new int[] {0, 32 * 1024, 256 * 1024}) {
        int length = bytes / kind.width();
        for (int each : new int[] {length, length + 1, 3 * length + 5, Math.max(0, length - 1)}) {
          items.add(Memory.array(kind, each));
        }
      }
    }
    List<Object> back = pool.map(x -> x, items);
    List<List<Object>> within = pool.map(List::of, items);
    for (int i = 0; i < items.size(); i++) {
      Object item = items.get(i);
      assertThat(back.get(i)).hasSameClassAs(item).isNotSameAs(item);
      if (Memory.bytes(item).length >= 32 * 1024) {
        assertThat(Memory.bytes(back.get(i))).isEqualTo(Memory.bytes(item));
        assertThat(Memory.bytes(within.get(i).get(0))).isEqualTo(Memory.bytes(item));
      }
    }
  }

  @Test
  void map_arrayThatTheIteratorUsesAgain_isWhatItWasWhenItWasTaken() {
    byte[] same = new byte[1 << 20];
    Iterable<byte[]> items =
        () -> {
          Iterator<Integer> numbers = IntStream.range(0, 50).iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return numbers.hasNext();
            }

            @Override
            public byte[] next() {
              Arrays.fill(same, numbers.next().byteValue());
              return same;
            }
          };
        };
    assertThat(pool.map(LargeArraysTest::only, items))
        .isEqualTo(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void amap_itemAndCapturedArrayThatAreChangedAtOnce_areWhatTheyWere() throws Exception {
    int[] item = new int[1 << 20];
    int[] captured = new int[1 << 20];
    Fn<int[], Integer> function = x -> x[7] + captured[8];
    MapResult<Integer> result = pool.amap(function, List.of(item, item, item));
    Arrays.fill(item, 1);
    Arrays.fill(captured, 1);
    assertThat(result.get()).containsOnly(0);
  }

  @Test
  void map_staticArrayThatTheNextTaskChanges_isWhatItWasWhenItWasReturned() {
    List<byte[]> results = pool.batch(20).map(LargeArraysTest::filledAnew, Brine.range(0, 20));
    for (int i = 0; i < results.size(); i++) {
      assertThat(only(results.get(i))).isEqualTo(i);
    }
  }

  @Test
  void map_taskThatChangesItsItem_leavesTheSessionsAsItWas(@TempDir Path directory) {
    String marker = directory.resolve("tried").toString();
    byte[] item = new byte[8 << 20];
    Fn<byte[], Integer> function =
        x -> {
          int sum = only(x);
          Arrays.fill(x, (byte) 5);
          if (Path.of(marker).toFile().createNewFile()) {
            Blow.HALT.strike();
          }
          return sum;
        };
    List<Outcome<Integer>> outcomes = pool.retries(1).outcomes(function, List.of(item));
    assertThat(outcomes.get(0).attempts()).isEqualTo(2);
    assertThat(outcomes.get(0).value()).isZero();
    assertThat(only(item)).isZero();
  }

  @Test
  void share_arrayThatOneMapChanges_isWhatItWasInTheNext() {
    try (Shared<Table> shared = pool.share(new Table(new int[1 << 20]))) {
      Fn<Integer, Integer> function = x -> shared.get().rows()[3]++;
      for (int i = 0; i < 3; i++) {
        assertThat(pool.map(function, List.of(1))).containsExactly(0);
      }
    }
  }

  @Test
  void map_workerEndsWhileItsResultIsOnItsWay_failsThatItemOnly() {
    long pid = pool.everywhere(Brine::pid).get(0);
    openWhenEnded(pid);
    Fn<Integer, Object> function =
        x -> {
          if (x == 1) {
            haltWhileSending();
          }
          return gateThenLarge(x);
        };
    List<Outcome<Object>> outcomes = pool.batch(2).outcomes(function, Brine.range(0, 2));
    assertThat(outcomes.get(0).value()).isEqualTo(1);
    assertThat(outcomes.get(1).error()).isInstanceOf(WorkerDiedException.class);
    assertThat(pool.map(LargeArraysTest::only, List.of(KEPT))).containsExactly(0);
  }

  @Test
  void map_workerEndsWhileItsResultIsOnItsWay_isTriedAgainIfThatIsAsked(@TempDir Path directory) {
    long pid = pool.everywhere(Brine::pid).get(0);
    openWhenEnded(pid);
    String marker = directory.resolve("tried").toString();
    Fn<Integer, Object> function =
        x -> {
          if (x == 1 && Path.of(marker).toFile().createNewFile()) {
            haltWhileSending();
          }
          return gateThenLarge(x);
        };
    List<Outcome<Object>> outcomes = pool.retries(1).batch(2).outcomes(function, Brine.range(0, 2));
    assertThat((byte[]) outcomes.get(1).value()).hasSize(LARGE);
    assertThat(outcomes.get(1).attempts()).isEqualTo(2);
  }

  @Test
  void cancel_whileALargeResultIsOnItsWay_poolGoesOn(@TempDir Path directory) throws Exception {
    long pid = pool.everywhere(Brine::pid).get(0);
    String marker = directory.resolve("sending").toString();
    Fn<Integer, Object> function =
        x -> x == 0 || !Path.of(marker).toFile().createNewFile() ? new Gate() : KEPT;
    MapResult<Object> result = pool.batch(2).amap(function, Brine.range(0, 2));
    Captured.await(() -> Path.of(marker).toFile().exists());
    result.cancel();
    gate.countDown();
    assertThat(pool.map(LargeArraysTest::filledAnew, List.of(3)).get(0)).containsOnly(3);
    assertThat(pool.everywhere(Brine::pid)).containsExactly(pid);
  }

  @Test
  void timeout_ofATaskWhoseResultIsOnItsWay_isNotOver() throws Exception {
    long pid = pool.everywhere(Brine::pid).get(0);
    Duration limit = Duration.ofMillis(500);
    MapResult<Object> result =
        pool.timeout(limit).batch(2).amap(LargeArraysTest::gateThenLarge, Brine.range(0, 2));
    // The time itself is what matters: twice what the code may take.
    Thread.sleep(2 * limit.toMillis());
    gate.countDown();
    assertThat((byte[]) result.get().get(1)).hasSize(LARGE);
    assertThat(pool.everywhere(Brine::pid)).containsExactly(pid);
  }
}
