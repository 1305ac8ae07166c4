package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.brine.Brine;
import dev.brine.error.CaptureException;
import dev.brine.error.PoolClosedException;
import dev.brine.error.ResultException;
import dev.brine.error.TaskException;
import dev.brine.pickle.SharedCopies;
import dev.brine.task.Fn;
import dev.brine.task.Shared;
import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values that are sent to each worker once. */
@Timeout(120)
class SharedTest {
  private static final int LARGE = 20_000_000;

  /** What three maps of a hundred small tasks need beside the value. */
  private static final int SMALL = 200_000;

  /** An item with a shared value in it. */
  private record Order(int row, Map<String, Shared<int[]>> tables) {}

  private static long slowPid() throws InterruptedException {
    Thread.sleep(5);
    return Brine.pid();
  }

  private static byte[] large() {
    byte[] large = new byte[LARGE];
    large[LARGE - 1] = 7;
    return large;
  }

  @Test
  void share_threeMapsOfALargeArray_sendItOnceToEachWorker() {
    try (Pool pool = ProcessPool.of(2)) {
      Set<Long> pids = new HashSet<>(pool.everywhere(Brine::pid));
      assertThat(pids).hasSize(2);
      long before = pool.status().bytesSent();
      try (Shared<byte[]> shared = pool.share(large())) {
        assertThat(pool.status().bytesSent() - before).isLessThan(SMALL);
        for (int map = 0; map < 3; map++) {
          Set<Long> ran = new HashSet<>();
          List<Long> values =
              pool.batch(1).map(x -> slowPid() * 10 + shared.get()[LARGE - 1], Brine.range(0, 100));
          values.forEach(value -> ran.add(value / 10));
          assertThat(values).allMatch(value -> value % 10 == 7);
          assertThat(ran).isEqualTo(pids);
        }
        long sent = pool.status().bytesSent() - before;
        assertThat(sent).isBetween(2L * LARGE, 2L * LARGE + SMALL);
      }
    }
  }

  @Test
  void share_inItemsAndInFunction_isOneValueOfTheTime() {
    try (Pool pool = ProcessPool.of(1)) {
      int[] table = {1, 2, 3};
      Shared<int[]> shared = pool.share(table);
      table[0] = 100;
      assertThat(shared.get()).isSameAs(table);
      Order first = new Order(0, new HashMap<>(Map.of("a", shared)));
      Order second = new Order(1, new HashMap<>(Map.of("a", shared)));
      // The function knows nothing of the value: it comes with the items alone.
      assertThat(pool.map(each -> each.tables().get("a").get()[each.row()], List.of(first, second)))
          .containsExactly(1, 2);
      assertThat(pool.map(x -> first.tables().get("a").get() == shared.get(), List.of(0)))
          .containsExactly(true);
      int hash = pool.pipe(x -> System.identityHashCode(shared.get()), 0);
      assertThat(pool.<Integer, Integer>pipe(x -> System.identityHashCode(shared.get()), 0))
          .isEqualTo(hash);
      assertThat(pool.<Integer, Shared<int[]>>pipe(x -> shared, 0)).isSameAs(shared);
      assertThat(Brine.copy(List.of(shared)).get(0)).isSameAs(shared);
    }
  }

  @Test
  void share_null_isNull() {
    try (Pool pool = ProcessPool.of(1)) {
      Shared<Object> shared = pool.share(null);
      assertThat(shared.get()).isNull();
      assertThat(pool.<Integer, Boolean>pipe(x -> shared.get() == null, 0)).isTrue();
    }
  }

  @Test
  void share_ofAnother_holdsIt() {
    try (Pool pool = ProcessPool.of(1)) {
      Shared<String> inner = pool.share("inner");
      Shared<List<Shared<String>>> outer = pool.share(List.of(inner));
      assertThat(pool.<Integer, String>pipe(x -> outer.get().get(0).get(), 0)).isEqualTo("inner");
    }
  }

  @Test
  void share_workerKilled_isSentToTheNextOne() {
    try (Pool pool = ProcessPool.of(1)) {
      Shared<byte[]> shared = pool.share(large());
      long first = pool.pipe(x -> Brine.pid() + 0 * shared.get()[0], 0);
      assertThat(ProcessHandle.of(first).map(ProcessHandle::destroyForcibly)).contains(true);
      assertThat(ProcessHandle.of(first).map(each -> each.onExit().join() != null).orElse(true))
          .isTrue();
      List<Long> next =
          pool.retries(2).map(x -> Brine.pid() * 10 + shared.get()[LARGE - 1], List.of(1));
      assertThat(next.get(0) % 10).isEqualTo(7);
      assertThat(next.get(0) / 10).isNotEqualTo(first);
    }
  }

  @Test
  void close_sharedValue_isFreedInTheWorkersAndRefused() {
    try (Pool pool = ProcessPool.of(1)) {
      Shared<byte[]> shared = pool.share(large());
      assertThat(pool.<Integer, Byte>pipe(x -> shared.get()[LARGE - 1], 0)).isEqualTo((byte) 7);
      assertThat(copies(pool)).isEqualTo(1);
      shared.close();
      shared.close();
      assertThat(copies(pool)).isZero();
      assertThatThrownBy(shared::get)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
      assertThatThrownBy(() -> pool.pipe(x -> shared.get()[0], 0))
          .isInstanceOf(CaptureException.class)
          .hasMessageContaining("closed");
    }
  }

  private static int copies(Pool pool) {
    return pool.everywhere(() -> SharedCopies.ofProcess().size()).get(0);
  }

  @Test
  void close_whileTheMapStillHasIt_failsTheLaterTasks() {
    try (Pool pool = ProcessPool.of(1)) {
      Shared<int[]> shared = pool.share(new int[] {5});
      try (Stream<Integer> results =
          pool.<Integer, Integer>imap(
              x -> shared.get()[0], () -> IntStream.range(0, 1 << 20).iterator())) {
        Iterator<Integer> taken = results.iterator();
        assertThat(taken.next()).isEqualTo(5);
        shared.close();
        assertThatThrownBy(
                () -> {
                  while (taken.hasNext()) {
                    assertThat(taken.next()).isEqualTo(5);
                  }
                })
            .isInstanceOf(TaskException.class)
            .hasRootCauseInstanceOf(IllegalStateException.class)
            .hasStackTraceContaining("closed");
      }
    }
  }

  @Test
  void share_heldByNobody_isFreedInTheWorkers() throws InterruptedException {
    try (Pool pool = ProcessPool.of(1)) {
      assertThat(pool.pipe(lengthOf(pool.share(new int[9])), 0)).isEqualTo(9);
      for (int i = 0; i < 500 && copies(pool) > 0; i++) {
        System.gc();
        Thread.sleep(10);
      }
      assertThat(copies(pool)).isZero();
    }
  }

  private static Fn<Integer, Integer> lengthOf(Shared<int[]> shared) {
    return x -> shared.get().length;
  }

  @Test
  void share_whatCannotTravel_isRefusedAtOnce() {
    try (Pool pool = ProcessPool.of(1)) {
      assertThatThrownBy(() -> pool.share(List.of(Thread.currentThread())))
          .isInstanceOf(CaptureException.class);
      pool.terminate();
      assertThatThrownBy(() -> pool.share(1)).isInstanceOf(PoolClosedException.class);
    }
  }

  @Test
  void dumps_sharedValue_isRefused() {
    try (Pool pool = SerialPool.isolated()) {
      Shared<String> shared = pool.share("here");
      assertThatThrownBy(() -> Brine.dumps(List.of(shared)))
          .isInstanceOf(CaptureException.class)
          .hasMessageContaining("shared value")
          .hasMessageContaining("get()");
      assertThat(pool.<Integer, Boolean>pipe(x -> Brine.pickles(shared), 0)).isFalse();
    }
    try (Pool pool = ProcessPool.of(1)) {
      Shared<String> shared = pool.share("here");
      assertThat(pool.<Integer, Boolean>pipe(x -> Brine.pickles(shared), 0)).isFalse();
    }
  }

  @Test
  void share_insideOfATask_isRefusedAsAResult() {
    try (Pool pool = ProcessPool.of(1)) {
      assertThat(pool.<Integer, String>pipe(x -> Brine.share("there").get(), 0)).isEqualTo("there");
      assertThatThrownBy(() -> pool.pipe(x -> Brine.share("there"), 0))
          .isInstanceOf(ResultException.class)
          .hasMessageContaining("inside of a task");
    }
  }

  @Test
  void share_serialAndThreads_giveTheValueItself() {
    for (Pool pool : List.of(SerialPool.create(), ThreadPool.of(2))) {
      try (pool) {
        // Nothing is written, so it need not be able to travel.
        Thread value = Thread.currentThread();
        Shared<Thread> shared = pool.share(value);
        assertThat(pool.map(x -> shared.get() == value, List.of(1, 2))).containsExactly(true, true);
      }
    }
  }

  @Test
  void share_ofThreadsUsedByProcesses_isWrittenThen() {
    try (Pool threads = ThreadPool.of(1);
        Pool processes = ProcessPool.of(1)) {
      Shared<int[]> shared = threads.share(new int[] {1, 2});
      assertThat(processes.<Integer, int[]>pipe(x -> shared.get(), 0)).containsExactly(1, 2);
    }
  }

  @Test
  void share_isolated_givesACopy() {
    try (Pool pool = SerialPool.isolated()) {
      int[] value = {1, 2};
      Shared<int[]> shared = pool.share(value);
      assertThat(
              pool.map(
                  x -> {
                    int[] copy = shared.get();
                    copy[0] += 10;
                    return Arrays.stream(copy).sum();
                  },
                  List.of(1)))
          .containsExactly(13);
      assertThat(value).containsExactly(1, 2);
      assertThat(shared.get()).isSameAs(value);
    }
  }

  @Test
  void share_typedClasses_areThoseOfTheFunction() {
    try (ProcessPool pool = ProcessPool.of(2);
        JShell shell = JShell.builder().executionEngine("local").build()) {
      Brine.pool(pool);
      for (String entry :
          Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
        shell.addToClasspath(entry);
      }
      type(shell, "import dev.brine.Brine;");
      type(shell, "import dev.brine.task.*;");
      type(shell, "import java.util.*;");
      type(shell, "int factor = 3;");
      type(shell, "enum Kind { SMALL, LARGE }");
      type(
          shell,
          "class Cell { int x; Kind kind = Kind.LARGE; Cell(int x) { this.x = x; }"
              + " int scaled() { return x * factor; } }");
      type(shell, "Fn<Integer, Integer> twice = x -> 2 * new Cell(x).scaled();");
      type(
          shell,
          "Shared<List<Object>> cells = Brine.share(List.of(new Cell(1), new Cell(2), twice,"
              + " new Cell[] {new Cell(4)}));");
      // The class is named in the function, and in the second map only in the value.
      String named =
          "Brine.map(i -> { Cell c = (Cell) cells.get().get(i);"
              + " return c.scaled() + (c.kind == Kind.LARGE ? 100 : 0); }, List.of(0, 1))";
      assertThat(type(shell, named)).isEqualTo("[103, 106]");
      assertThat(
              type(
                  shell,
                  "Brine.map(i -> cells.get().get(i).getClass().getSimpleName(), List.of(0))"))
          .isEqualTo("[Cell]");
      assertThat(
              type(
                  shell,
                  "Brine.map(i -> ((Fn<Integer, Integer>) cells.get().get(2)).call(i),"
                      + " List.of(1))"))
          .isEqualTo("[6]");
      type(shell, "factor = 5;");
      assertThat(type(shell, named)).isEqualTo("[105, 110]");
      assertThat(type(shell, "((Cell) cells.get().get(1)).scaled()")).isEqualTo("10");
      // A class that was typed anew is another one, for the value as for everything else.
      type(shell, "class Unrelated { int more() { return 1; } }");
      assertThat(
              type(
                  shell,
                  "Brine.map(i -> new Unrelated().more() + ((Cell) cells.get().get(i)).x,"
                      + " List.of(0))"))
          .isEqualTo("[2]");
      try (Pool isolated = SerialPool.isolated()) {
        Brine.pool(isolated);
        assertThat(type(shell, named)).isEqualTo("[105, 110]");
      }
    }
  }

  private static String type(JShell shell, String source) {
    SnippetEvent event = Iterables.getLast(shell.eval(source));
    assertThat(event.exception()).as(source).isNull();
    assertThat(event.status()).as(source).isEqualTo(Snippet.Status.VALID);
    return String.valueOf(event.value());
  }
}
