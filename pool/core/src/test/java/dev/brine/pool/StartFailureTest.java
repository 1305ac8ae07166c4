package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.WorkerDiedException;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers that do not come to life. */
@Timeout(40)
class StartFailureTest {
  /** Waits for a debugger before it runs anything. */
  private static final String SUSPENDED =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";

  private static List<String> verbs() {
    return List.of("map", "outcomes", "amap", "imap", "submit", "everywhere");
  }

  private static BrineException failure(Pool pool, String verb) {
    Fn<Integer, Integer> same = x -> x;
    List<Integer> items = Brine.range(0, 10);
    Map<String, Callable<?>> verbs =
        Map.of(
            "map", () -> pool.map(same, items),
            "outcomes", () -> pool.outcomes(same, items),
            "amap", () -> pool.amap(same, items).get(),
            "imap", () -> pool.imap(same, items).toList(),
            "submit", () -> pool.submit(() -> 1).get(),
            "everywhere", () -> pool.everywhere(() -> 1));
    Throwable thrown = catchThrowable(() -> verbs.get(verb).call());
    Throwable told = verb.equals("submit") ? thrown.getCause() : thrown;
    assertThat(told).isInstanceOf(BrineException.class);
    return (BrineException) told;
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void anyVerb_jvmRefusesAnOption_saysOnceWhatTheJvmSaid(String verb) {
    try (ProcessPool pool = ProcessPool.builder().workers(2).jvmArgs("-XX:NoSuchFlag").build()) {
      assertThat(failure(pool, verb))
          .hasMessageStartingWith("a worker ended with exit code 1 before it connected; it said: ")
          .message()
          .containsOnlyOnce("Unrecognized VM option 'NoSuchFlag'")
          .containsOnlyOnce("Could not create the Java Virtual Machine");
    }
  }

  @Test
  void map_heapMoreThanThereCanBe_saysWhatTheJvmSaid() {
    try (ProcessPool pool = ProcessPool.builder().workers(2).jvmArgs("-Xms900g").build()) {
      assertThat(failure(pool, "map")).hasMessageContaining("heap");
    }
  }

  @Test
  void map_heapTooSmall_saysWhatTheJvmSaid() {
    try (ProcessPool pool = ProcessPool.builder().workers(2).heap("1k").build()) {
      assertThat(failure(pool, "map")).hasMessageContaining("Too small maximum heap");
    }
  }

  @Test
  void map_noJavaWhereItShouldBe_saysSo() {
    String home = System.setProperty("java.home", "/nowhere");
    try (ProcessPool pool = ProcessPool.of(2)) {
      assertThat(failure(pool, "map"))
          .hasMessageStartingWith("a worker cannot be started: ")
          .hasMessageContaining("/nowhere/bin/java");
    } finally {
      System.setProperty("java.home", home);
    }
  }

  /** That no process is left is looked at after each test. */
  @ParameterizedTest
  @MethodSource("verbs")
  void anyVerb_startHangs_endsAfterTheLimitAndLeavesNoProcess(String verb) {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(2)
            .jvmArgs(SUSPENDED)
            .startTimeout(Duration.ofSeconds(1))
            .build()) {
      assertThat(failure(pool, verb))
          .hasMessageStartingWith("a worker did not connect within 1000 ms");
    }
  }

  @Test
  void outcomes_replacementCannotStart_theOthersGoOn(@TempDir Path directory) throws Exception {
    assertGoesOnWithout(directory, "-XX:NoSuchFlag");
  }

  @Test
  void outcomes_replacementHangs_theOthersGoOn(@TempDir Path directory) throws Exception {
    assertGoesOnWithout(directory, SUSPENDED);
  }

  private static void assertGoesOnWithout(Path directory, String newOption) throws IOException {
    Path options = Files.writeString(directory.resolve("options"), "-Dnothing=special\n");
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(2)
            .jvmArgs("@" + options)
            .startTimeout(Duration.ofSeconds(5))
            .build()) {
      assertThat(pool.everywhere(Brine::pid)).doesNotHaveDuplicates().hasSize(2);
      Files.writeString(options, newOption + "\n");
      List<Outcome<Integer>> outcomes = pool.outcomes(StartFailureTest::haltAtSeven, range());
      assertThat(outcomes).hasSize(100);
      assertThat(outcomes.get(7).error()).isInstanceOf(WorkerDiedException.class);
      assertThat(outcomes).filteredOn(Outcome::isSuccess).hasSize(99);
      assertThat(pool.map(x -> x + 1, range())).isEqualTo(Brine.range(1, 101));
    }
  }

  private static List<Integer> range() {
    return Brine.range(0, 100);
  }

  private static int haltAtSeven(int x) {
    if (x == 7) {
      Blow.HALT.strike();
    }
    return x;
  }

  @Test
  void build_temporaryDirectoryIsMissing_saysWhichAndWhatToDo(@TempDir Path directory)
      throws Exception {
    Path missing = directory.resolve("missing");
    assertThat(run(List.of(java(), "-Djava.io.tmpdir=" + missing)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("dev.brine.error.BrineException: ")
                    .contains(missing.toString())
                    .contains("java.io.tmpdir"));
  }

  @Test
  void build_diskIsFull_saysSoAndDoesNotHang(@TempDir Path directory) throws Exception {
    try (FullDisk disk = FullDisk.at(directory)) {
      List<String> command = new ArrayList<>(disk.shell());
      command.addAll(List.of(java(), "-Djava.io.tmpdir=" + disk.path()));
      assertThat(run(command))
          .anySatisfy(line -> assertThat(line).startsWith("dev.brine.error.BrineException: "));
      try (Stream<Path> left = Files.list(disk.path())) {
        assertThat(left.filter(each -> !each.equals(disk.ballast()))).isEmpty();
      }
    }
  }

  private static String java() {
    return System.getProperty("java.home") + "/bin/java";
  }

  /** What a session of its own says whose command begins like this. */
  private static List<String> run(List<String> command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(
        List.of(
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Attempt.class.getName()));
    Path said = Files.createTempFile("attempt", ".txt");
    Process process =
        new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ends").isTrue();
      assertThat(process.exitValue()).isZero();
      return Files.readAllLines(said);
    } finally {
      process.destroyForcibly().waitFor();
      Files.delete(said);
    }
  }
}
