package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import dev.brine.Brine;
import dev.brine.error.CaptureException;
import dev.brine.error.ResultException;
import dev.brine.error.TaskException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is special about copies on the caller's own thread. */
@Timeout(60)
class IsolatedSerialPoolTest {
  private static final AtomicInteger RUNS = new AtomicInteger();

  private final Pool pool = SerialPool.isolated();

  @Test
  void map_task_runsOnTheCallersThread() {
    long mine = threadId();
    assertThat(pool.map(x -> threadId(), List.of(1, 2))).containsOnly(mine);
  }

  @SuppressWarnings("deprecation") // the newer name came with JDK 19
  private static long threadId() {
    return Thread.currentThread().getId();
  }

  @Test
  void map_task_changesCopiesOnly() {
    List<Integer> captured = new ArrayList<>();
    List<int[]> items = List.of(new int[] {1}, new int[] {2});
    Fn<int[], int[]> function =
        x -> {
          captured.add(x[0]);
          x[0] += 10;
          return new int[] {x[0], captured.size()};
        };
    List<int[]> results = pool.map(function, items);
    assertThat(results.stream().map(Arrays::toString)).containsExactly("[11, 1]", "[12, 2]");
    assertThat(captured).isEmpty();
    assertThat(items.stream().map(x -> x[0])).containsExactly(1, 2);
  }

  @Test
  void map_result_isACopy() {
    Object item = new ArrayList<>(List.of(1));
    Object result = pool.pipe(x -> x, item);
    assertThat(result).isEqualTo(item).isNotSameAs(item);
    TimeUnit unit = pool.pipe(x -> x, TimeUnit.DAYS);
    assertThat(unit).isSameAs(TimeUnit.DAYS);
  }

  @Test
  void map_typedFunction_usesItsOwnStatics() {
    Brine.pool(pool);
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      String classPath = System.getProperty("java.class.path");
      Splitter.on(File.pathSeparatorChar).split(classPath).forEach(shell::addToClasspath);
      type(shell, "int counter = 5;");
      type(shell, "class Box { static int made; int n; Box(int n) { this.n = n; made++; } }");
      type(shell, "new Box(0)");
      type(
          shell,
          "var r = dev.brine.Brine.pool().map((Integer x) -> { counter += x; return new Box(counter"
              + " + Box.made); }, java.util.List.of(1, 2));");
      // Each task sees what the one before it left, and the session sees none of it.
      assertThat(type(shell, "\"\" + r.get(0).n + \",\" + r.get(1).n")).isEqualTo("\"7,10\"");
      assertThat(type(shell, "counter")).isEqualTo("5");
      assertThat(type(shell, "Box.made")).isEqualTo("1");
      assertThat(type(shell, "r.get(0) instanceof Box")).isEqualTo("true");
    } finally {
      // A closed one is as good as none, and none is started for nothing.
      pool.close();
    }
  }

  private static String type(JShell shell, String source) {
    List<SnippetEvent> events = shell.eval(source);
    for (SnippetEvent event : events) {
      assertThat(event.exception()).as(source).isNull();
      assertThat(event.status())
          .as(
              () ->
                  source + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList())
          .isEqualTo(jdk.jshell.Snippet.Status.VALID);
    }
    return events.get(0).value();
  }

  @Test
  void map_functionCannotTravel_isRefusedBeforeAnythingRuns() {
    Thread culprit = new Thread();
    Fn<Integer, String> function = x -> RUNS.incrementAndGet() + culprit.getName();
    int before = RUNS.get();
    assertThatThrownBy(() -> pool.map(function, List.of(1)))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("culprit");
    assertThat(RUNS.get()).isEqualTo(before);
  }

  @Test
  void P29_map_itemCannotTravel_isRefusedByIndex() {
    assertThatThrownBy(() -> pool.map(x -> 1, List.of(1, new Thread())))
        .isInstanceOf(CaptureException.class)
        .hasMessageStartingWith("item 1");
    assertThat(pool.map(x -> x + 1, List.of(1))).containsExactly(2);
  }

  @Test
  void outcomes_resultCannotTravel_failsByIndex() {
    List<Outcome<Object>> outcomes =
        pool.outcomes(x -> x == 1 ? new Thread() : x, List.of(0, 1, 2));
    assertThat(outcomes.get(1).error())
        .isInstanceOfSatisfying(ResultException.class, e -> assertThat(e.index()).isEqualTo(1));
    assertThat(outcomes.get(0).get()).isEqualTo(0);
    assertThat(outcomes.get(2).get()).isEqualTo(2);
  }

  @Test
  void map_taskThrows_causeIsACopy() {
    IllegalStateException mine = new IllegalStateException("mine");
    Fn<Integer, Integer> function =
        x -> {
          throw mine;
        };
    assertThatThrownBy(() -> pool.map(function, List.of(1)))
        .isInstanceOf(TaskException.class)
        .satisfies(
            e ->
                assertThat(e.getCause())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("mine")
                    .isNotSameAs(mine));
  }

  @Test
  void map_taskChangesItsProcess_findsAllPutBack() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    PrintStream mine = System.out;
    try {
      Fn<Integer, Integer> function =
          x -> {
            System.out.println("before");
            System.setOut(new PrintStream(new ByteArrayOutputStream(), true, "UTF-8"));
            System.out.println("lost");
            Thread.currentThread().setContextClassLoader(null);
            return System.in.read();
          };
      assertThat(pool.map(function, List.of(1, 2))).containsExactly(-1, -1);
      assertThat(System.out).isSameAs(mine);
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("before", "before");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
  }

  @Test
  void changed_capturedValues_areNamed() throws Exception {
    List<Integer> results = new ArrayList<>();
    MapResult<Boolean> result = pool.amap(x -> results.add(x), List.of(1, 2));
    assertThat(result.changed(Duration.ofSeconds(10))).containsExactly("captured value results");
    assertThat(results).isEmpty();
  }
}
