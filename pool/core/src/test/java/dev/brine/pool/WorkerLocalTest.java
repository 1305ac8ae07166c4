package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.brine.Brine;
import dev.brine.task.WorkerLocal;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long a worker keeps what a worker local built there. */
@Timeout(90)
class WorkerLocalTest {
  private ProcessPool pool;
  @TempDir private Path directory;

  @BeforeEach
  void open() {
    pool = ProcessPool.of(2);
  }

  @AfterEach
  void close() {
    pool.terminate();
  }

  private List<String> noted() throws IOException {
    StringBuilder all = new StringBuilder();
    for (File each : directory.toFile().listFiles()) {
      all.append(Files.readString(each.toPath()));
    }
    return all.toString().lines().toList();
  }

  private record Resource(String place, String name) implements AutoCloseable {
    Resource {
      try {
        Notes.note(place, "open " + name);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      Notes.note(place, "close " + name);
    }
  }

  @Test
  void close_valuesBuilt_areClosedLastFirstInEachWorker() throws Exception {
    String place = directory.toString();
    WorkerLocal<Resource> first = WorkerLocal.of(() -> new Resource(place, "first"));
    WorkerLocal<Resource> second =
        WorkerLocal.of(
            () -> new Resource(place, "second"), each -> Notes.note(each.place(), "forget second"));
    pool.forEach(x -> first.get(), Brine.range(0, 20));
    pool.forEach(x -> second.get(), Brine.range(0, 20));
    Set<String> pids = Set.of(directory.toFile().list());
    assertThat(pids).hasSize(2);
    pool.close();
    for (String pid : pids) {
      assertThat(Files.readAllLines(directory.resolve(pid)))
          .containsExactly("open first", "open second", "forget second", "close first");
    }
  }

  @Test
  void close_closerThrows_isPrintedHere() {
    WorkerLocal<String> local =
        WorkerLocal.of(
            () -> "value",
            value -> {
              throw new IOException("the " + value + " is stuck");
            });
    pool.forEach(x -> local.get(), List.of(1));
    assertThat(printedWhileClosing())
        .contains("the value of a worker local could not be closed:")
        .contains("java.io.IOException: the value is stuck");
  }

  @Test
  void close_closerHangs_isLeftBehindAndTheOthersAreClosed() throws Exception {
    String place = directory.toString();
    WorkerLocal<Resource> good = WorkerLocal.of(() -> new Resource(place, "good"));
    WorkerLocal<CountDownLatch> bad =
        WorkerLocal.of(() -> new CountDownLatch(1), CountDownLatch::await);
    pool.limit(1).map(x -> bad.get().getCount() + good.get().name().length(), List.of(1));
    long start = System.nanoTime();
    assertThat(printedWhileClosing()).contains("closers were not waited for any longer: 1");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3900));
    assertThat(noted()).containsExactly("open good", "close good");
  }

  private String printedWhileClosing() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      pool.close();
    } finally {
      System.setErr(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void get_inTwoPools_hasAValueInEach() throws Exception {
    String place = directory.toString();
    WorkerLocal<Resource> local = WorkerLocal.of(() -> new Resource(place, "one"));
    try (ProcessPool other = ProcessPool.of(1)) {
      pool.limit(1).forEach(x -> local.get(), List.of(1));
      other.forEach(x -> local.get(), List.of(1));
      assertThat(noted()).containsExactly("open one", "open one");
      assertThat(directory.toFile().list()).hasSize(2);
    }
    assertThat(noted()).containsOnlyOnce("close one");
  }

  @Test
  void get_capturedValueChanged_buildsAgainAndClosesTheOld() throws Exception {
    String place = directory.toString();
    StringBuilder name = new StringBuilder("a");
    WorkerLocal<Resource> local = WorkerLocal.of(() -> new Resource(place, name.toString()));
    Pool one = pool.limit(1);
    one.forEach(x -> local.get(), List.of(1));
    name.append("b");
    one.forEach(x -> local.get(), List.of(1));
    assertThat(noted()).containsExactly("open a", "close a", "open ab");
  }

  @Test
  void get_mapsSideBySideWithOtherRecipes_eachKeepsItsOwn() throws Exception {
    String place = directory.toString();
    StringBuilder name = new StringBuilder("a");
    WorkerLocal<Resource> local = WorkerLocal.of(() -> new Resource(place, name.toString()));
    try (ProcessPool one = ProcessPool.of(1)) {
      MapResult<String> first = one.amap(x -> local.get().name() + slowly(x), Brine.range(0, 60));
      name.append("b");
      MapResult<String> second = one.amap(x -> local.get().name() + slowly(x), Brine.range(0, 60));
      assertThat(first.get())
          .allSatisfy(each -> assertThat(each).startsWith("a").doesNotStartWith("ab"));
      assertThat(second.get()).allSatisfy(each -> assertThat(each).startsWith("ab"));
    }
    assertThat(noted()).containsExactlyInAnyOrder("open a", "open ab", "close a", "close ab");
  }

  private static int slowly(int x) throws InterruptedException {
    Thread.sleep(5);
    return x;
  }

  @Test
  void close_sessionKilled_valuesAreClosed() throws Exception {
    Process owner =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<ProcessHandle> workers = List.of();
    try (var said = owner.inputReader()) {
      assertThat(said.readLine()).isEqualTo("ready");
      workers = owner.descendants().toList();
    } finally {
      owner.destroyForcibly().waitFor();
    }
    workers.forEach(each -> each.onExit().join());
    assertThat(noted()).containsExactly("open it", "close it");
  }

  /** A session to be killed. */
  public static final class Killed {
    private Killed() {}

    /** Never returns. */
    public static void main(String[] arguments) throws InterruptedException {
      String place = arguments[0];
      WorkerLocal<Resource> local = WorkerLocal.of(() -> new Resource(place, "it"));
      ProcessPool.of(1).forEach(x -> local.get(), List.of(1));
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
  }

  @Test
  void get_inASession_followsTheCodeOfTheRecipe() throws Exception {
    // The engine of the tool redefines a method in place, where the local one makes all new that
    // depends on it.
    JShell.Builder remote = JShell.builder().remoteVMOptions("-Dbrine.workers=1");
    try (JShell shell = session(remote)) {
      type(
          shell,
          """
          Map<String, Integer> build() throws Exception {
            note("open 1");
            return new HashMap<>(Map.of("n", 1));
          }""");
      type(
          shell,
          """
          WorkerLocal<Map<String, Integer>> local =
              WorkerLocal.of(() -> build(), old -> note("close " + old.get("n")));""");
      type(
          shell,
          """
          int use() {
            return Brine.pipe(x -> local.get().merge("uses", x, (a, b) -> a + b), 1);
          }""");
      assertThat(type(shell, "use()")).isEqualTo("1");
      assertThat(type(shell, "use()")).isEqualTo("2");
      type(shell, "int other() { return 5; }");
      String otherUse = "Brine.<Integer, Integer>pipe(x -> local.get().get(\"n\") + other(), 0)";
      assertThat(type(shell, otherUse)).isEqualTo("6");
      type(shell, "int other() { return 6; }");
      assertThat(type(shell, otherUse)).isEqualTo("7");
      assertThat(type(shell, "use()")).isEqualTo("3");
      type(
          shell,
          """
          Map<String, Integer> build() throws Exception {
            note("open 2");
            return new HashMap<>(Map.of("n", 2));
          }""");
      assertThat(type(shell, "use()")).isEqualTo("1");
      type(shell, "Brine.pool().close()");
    }
    assertThat(noted()).containsExactly("open 1", "close 1", "open 2", "close 2");
  }

  @Test
  void get_valueOfASessionsClass_survivesRedefinitionsOfOtherCode() throws Exception {
    Brine.pool(pool.limit(1));
    try (JShell shell = session(JShell.builder().executionEngine("local"))) {
      type(
          shell,
          "class Model { int n = 3; static final WorkerLocal<Model> MODEL = WorkerLocal.of(() -> { note(\"open\"); return new Model(); }); }");
      type(shell, "Model.MODEL");
      type(shell, "class Other { int m() { return 1; } }");
      type(
          shell, "int use() { return Brine.pipe(x -> Model.MODEL.get().n + new Other().m(), 0); }");
      assertThat(type(shell, "use()")).isEqualTo("4");
      for (int i = 2; i < 6; i++) {
        type(shell, "class Other { int m() { return " + i + "; } }");
        assertThat(type(shell, "use()")).isEqualTo(Integer.toString(3 + i));
      }
      type(
          shell,
          "class Model { int n = 30; int k = 1; static final WorkerLocal<Model> MODEL = WorkerLocal.of(() -> new Model()); }");
      type(shell, "Model.MODEL");
      assertThat(type(shell, "use()")).isEqualTo("35");
    }
    assertThat(new HashSet<>(noted())).containsExactly("open");
  }

  @Test
  void get_classOfTheValueIsLoadedAgain_buildsAgain() throws Exception {
    JShell.Builder remote = JShell.builder().remoteVMOptions("-Dbrine.workers=1");
    try (JShell shell = session(remote)) {
      type(shell, "class Model { int n = 3; }");
      type(
          shell,
          """
          WorkerLocal<List<Model>> models =
              WorkerLocal.of(
                  () -> {
                    note("open");
                    return new ArrayList<>(List.of(new Model()));
                  },
                  old -> note("close"));""");
      type(shell, "int other() { return 1; }");
      String use = "Brine.<Integer, Integer>pipe(x -> models.get().get(0).n + other(), 0)";
      assertThat(type(shell, use)).isEqualTo("4");
      assertThat(type(shell, use)).isEqualTo("4");
      assertThat(noted()).containsExactly("open");
      type(shell, "int other() { return 2; }");
      assertThat(type(shell, use)).isEqualTo("5");
      assertThat(noted()).containsExactly("open", "close", "open");
      type(shell, "Brine.pool().close()");
    }
    assertThat(noted()).containsExactly("open", "close", "open", "close");
  }

  @Test
  void get_staticOfAClassThatTheSessionNeverUsed_lastsForTheMap() throws Exception {
    Brine.pool(pool.limit(1));
    try (JShell shell = session(JShell.builder().executionEngine("local"))) {
      type(
          shell,
          """
          class Lazy {
            static final WorkerLocal<String> LOCAL =
                WorkerLocal.of(
                    () -> {
                      note("open");
                      return "lazy";
                    },
                    old -> note("close"));
          }""");
      String use = "Brine.<Integer, Boolean>map(x -> Lazy.LOCAL.get() == Lazy.LOCAL.get(), %s)";
      assertThat(type(shell, use.formatted("List.of(1, 2)"))).isEqualTo("[true, true]");
      assertThat(type(shell, use.formatted("List.of(1)"))).isEqualTo("[true]");
    }
    pool.close();
    assertThat(noted()).containsExactlyInAnyOrder("open", "close", "open", "close");
  }

  private JShell session(JShell.Builder builder) {
    JShell shell = builder.build();
    for (String entry :
        Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
      shell.addToClasspath(entry);
    }
    type(shell, "import dev.brine.Brine;");
    type(shell, "import dev.brine.task.WorkerLocal;");
    type(shell, "import java.util.*;");
    type(
        shell,
        "void note(String word) throws Exception { dev.brine.pool.Notes.note(\"%s\", word); }"
            .formatted(directory));
    return shell;
  }

  private static String type(JShell shell, String source) {
    List<SnippetEvent> events = shell.eval(source);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.exception()).isNull();
              assertThat(
                      shell
                          .diagnostics(event.snippet())
                          .map(each -> each.getMessage(null))
                          .collect(Collectors.toList()))
                  .isEmpty();
            });
    return events.get(0).value();
  }
}
