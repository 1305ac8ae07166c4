package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.brine.Brine;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded while a pool works. */
@Timeout(120)
class ProfileTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir private Path directory;

  private static long spin(int seed) {
    return churn(seed) == 0 ? 1 : Brine.pid();
  }

  /** Takes a second of the processor's time, however long that lasts on a busy machine. */
  private static long churn(long start) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + SECOND;
    long sum = start;
    while (threads.getCurrentThreadCpuTime() < end) {
      // A loop that the JIT leaves safepoints in: JDK 25 samples a thread at the next of them.
      long rounds = 20_000_000 + (sum & 1);
      while (rounds > 0) {
        sum = sum * 31 + (sum >>> 7) + rounds;
        rounds -= 1 + (sum & 1);
      }
    }
    return sum;
  }

  /** The processes that a recording tells of. */
  private static Set<Long> recorded(Path file) throws IOException {
    Set<Long> pids = new HashSet<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      if (event.getEventType().getName().equals("jdk.JVMInformation")) {
        pids.add(event.getLong("pid"));
      }
    }
    return pids;
  }

  @Test
  void N9_profile_hotMethod_isOnTopAndTheFileHoldsAllWorkers() throws IOException {
    try (Pool pool = ProcessPool.of(2)) {
      Path file = directory.resolve("recording.jfr");
      Files.writeString(file, "what was there before");
      Profile profile =
          pool.profile(() -> pool.batch(1).map(ProfileTest::spin, List.of(1, 2)), file);
      List<?> pids = (List<?>) profile.result();
      assertThat(pids).doesNotHaveDuplicates().hasSize(2);
      assertThat(profile.file()).isEqualTo(file.toAbsolutePath());
      assertThat(recorded(file)).hasSameElementsAs(Iterables.filter(pids, Long.class));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      Profile.Method top = profile.top().get(0);
      assertThat(top.name()).isEqualTo(ProfileTest.class.getName() + ".churn");
      assertThat(top.place()).isNull();
      assertThat(top.share()).isBetween(0.5, 1.0);
      assertThat(top.samples()).isGreaterThan(3);
      assertThat(profile.toString()).contains(file.toString()).contains("ProfileTest.churn");
      assertThat(pool.everywhere(() -> FlightRecorder.getFlightRecorder().getRecordings().size()))
          .containsExactly(0, 0);
    }
  }

  @Test
  void N9_profile_typedMethod_isToldByItsSnippet() {
    try (ProcessPool pool = ProcessPool.of(1);
        JShell shell = JShell.builder().executionEngine("local").build()) {
      Brine.pool(pool);
      for (String entry :
          Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
        shell.addToClasspath(entry);
      }
      // The same as churn, for the same reasons.
      type(
          shell,
          "long hot(int x) {"
              + " var threads = java.lang.management.ManagementFactory.getThreadMXBean();"
              + " long end = threads.getCurrentThreadCpuTime() + 1_000_000_000L; long s = x;"
              + " while (threads.getCurrentThreadCpuTime() < end)"
              + " for (long i = 20_000_000 + (s & 1); i > 0; i -= 1 + (s & 1))"
              + " s = s * 31 + (s >>> 7) + i;"
              + " return s; }");
      String file =
          type(
              shell,
              "var p = dev.brine.Brine.profile(() -> dev.brine.Brine.map("
                  + "x -> hot(x), java.util.List.of(1)));");
      assertThat(file).isNotNull();
      String name = type(shell, "p.top().get(0).name()");
      String place = type(shell, "p.top().get(0).place()");
      String deleted = type(shell, "java.nio.file.Files.deleteIfExists(p.file())");
      assertThat(name).isEqualTo("\"hot\"");
      assertThat(place).matches("\"snippet #\\d+\"");
      assertThat(deleted).isEqualTo("true");
    }
  }

  private static String type(JShell shell, String source) {
    SnippetEvent event = Iterables.getLast(shell.eval(source));
    assertThat(event.exception()).as(source).isNull();
    return event.value();
  }

  @Test
  void N9_profile_callThrows_throwsThatAndStopsTheRecordings() {
    try (Pool pool = ProcessPool.of(1)) {
      IOException thrown = new IOException("the call's own");
      Path file = directory.resolve("recording.jfr");
      assertThatThrownBy(
              () ->
                  pool.profile(
                      () -> {
                        throw thrown;
                      },
                      file))
          .isSameAs(thrown);
      assertThat(file).doesNotExist();
      assertThat(pool.everywhere(() -> FlightRecorder.getFlightRecorder().getRecordings().size()))
          .containsExactly(0);
    }
  }

  @Test
  void N9_profile_callIsInterrupted_stopsTheRecordingsAndKeepsTheFlag() {
    try (Pool pool = ProcessPool.of(1)) {
      Path file = directory.resolve("recording.jfr");
      Profile profile =
          pool.profile(
              () -> {
                Thread.currentThread().interrupt();
                return 1;
              },
              file);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(profile.result()).isEqualTo(1);
      assertThat(pool.everywhere(() -> FlightRecorder.getFlightRecorder().getRecordings().size()))
          .containsExactly(0);
    }
  }

  @Test
  void N9_profile_workerIsReplaced_isMissing() throws IOException {
    try (Pool pool = ProcessPool.of(2)) {
      Path file = directory.resolve("recording.jfr");
      Profile profile =
          pool.profile(
              () ->
                  pool.outcomes(
                      x -> {
                        Runtime.getRuntime().halt(3);
                        return x;
                      },
                      List.of(1)),
              file);
      assertThat((List<?>) profile.result()).hasSize(1);
      assertThat(recorded(file)).hasSize(1);
    }
  }

  @Test
  void N9_profile_sharedMemory_recordsThisProcess() throws IOException {
    Path file = directory.resolve("recording.jfr");
    try (Pool pool = ThreadPool.of(2)) {
      Profile profile = pool.profile(() -> pool.map(ProfileTest::spin, List.of(1, 2)), file);
      assertThat(recorded(file)).containsExactly(Brine.pid());
      assertThat(profile.top().get(0).name()).isEqualTo(ProfileTest.class.getName() + ".churn");
    }
    try (Pool pool = SerialPool.isolated()) {
      Profile profile = pool.profile(() -> pool.map(ProfileTest::spin, List.of(1)), file);
      assertThat(recorded(file)).containsExactly(Brine.pid());
      assertThat(profile.samples()).isPositive();
    }
  }

  @Test
  void N9_profile_workerOfARecordingIsKilled_leavesNoFileWhenThePoolIsClosed() throws IOException {
    Path place = null;
    try (Pool pool = ProcessPool.of(1)) {
      Profile profile = pool.profile(() -> pool.pipe(ProfileTest::spin, 1), file());
      assertThat(profile.samples()).isPositive();
      String name = pool.<String>everywhere(() -> System.getProperty("brine.directory")).get(0);
      place = Path.of(name);
      try (Stream<Path> inside = Files.list(place)) {
        assertThat(inside.filter(Files::isDirectory)).hasSize(1);
      }
      pool.terminate();
    }
    assertThat(place).doesNotExist();
  }

  private Path file() {
    return directory.resolve("recording.jfr");
  }
}
