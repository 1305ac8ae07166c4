package dev.brine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.BrineException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whence workers load classes, if it is there and fits. */
@Timeout(180)
class ArchiveTest {
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

  @TempDir Path temporary;

  private Archive archive(List<String> options, Path... jars) {
    Archive archive = Archive.of(temporary, options, List.of(jars));
    assertThat(archive).isNotNull();
    return archive;
  }

  private Path jar() throws IOException {
    Path jar = temporary.resolve("brine.jar");
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(bytes);
        Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = CLASSES.relativize(file).toString().replace(File.separatorChar, '/');
        entries.putNextEntry(new JarEntry(name));
        long unused = Files.copy(file, entries);
      }
    }
    return jar;
  }

  private Path made(String text) throws IOException {
    Path made = temporary.resolve("made");
    Files.writeString(made, text);
    return made;
  }

  @Test
  void options_ofRealWorkers_useWhatFitsAndIsSound() throws Exception {
    String classPath =
        System.getProperty("java.class.path").replace(CLASSES.toString(), jar().toString());
    Process owner =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Dbrine.cache=" + temporary.resolve("cache"),
                "-cp",
                classPath,
                ArchiveOwner.class.getName(),
                temporary.resolve("classes.log").toString())
            .redirectErrorStream(true)
            .start();
    // Nothing else is said: no JVM complains of an archive.
    assertThat(new String(owner.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .containsExactly(
            "missing: false",
            "making: true",
            "making again: false",
            "made: true",
            "files: 1",
            "shared classes: true",
            "other options: true",
            "options that matter: null",
            "large heap: null",
            "damaged: false",
            "nonsense: true",
            "distrusted: null");
    assertThat(owner.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private Process rival(Path jar, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Dbrine.cache=" + temporary.resolve("cache"),
                "-cp",
                System.getProperty("java.class.path").replace(CLASSES.toString(), jar.toString()),
                ArchiveRival.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** What it says until its end. */
  private static List<String> said(Process process) throws Exception {
    try (var lines = process.inputReader()) {
      List<String> said = lines.lines().toList();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void make_severalProcessesAtOnce_oneMakesItAndItIsSound() throws Exception {
    Path jar = jar();
    List<Process> rivals = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rivals.add(rival(jar, "make"));
    }
    for (Process each : rivals) {
      // All wait for this, or find it when they come so far.
      each.outputWriter().append('\n').close();
    }
    List<String> said = new ArrayList<>();
    for (Process each : rivals) {
      said.addAll(said(each));
    }
    assertThat(said).hasSize(4).containsOnlyOnce("made: true").contains("made: false");
    try (Stream<Path> files = Files.list(temporary.resolve("cache").resolve("archives"))) {
      assertThat(files.filter(file -> !file.endsWith("lock"))).hasSize(1);
    }
    assertThat(said(rival(jar, "use"))).containsExactly("used: true");
  }

  /** The second worker knows that there is none. */
  @Test
  void start_jvmWithItEndsBeforeItConnects_isTriedWithoutAndItIsRemoved() throws Exception {
    assertThat(said(rival(jar(), "refused", temporary.resolve("jdk").toString())))
        .containsExactly(
            "there: true",
            "used: false",
            "refused: 1",
            "there: false",
            "used: false",
            "refused: 1");
  }

  @Test
  void of_classPathOfDirectories_isNone() {
    assertThat(Archive.of(temporary, List.of(), List.of(CLASSES))).isNull();
    assertThat(Archive.of(temporary, List.of(), List.of(temporary.resolve("missing")))).isNull();
  }

  @Test
  void find_otherOptionsOrJar_isNotFound() throws IOException {
    Path jar = temporary.resolve("a.jar");
    Files.writeString(jar, "a");
    archive(List.of("-a"), jar).adopt(made("an archive"));
    assertThat(archive(List.of("-a"), jar).find()).isNotNull();
    assertThat(archive(List.of("-b"), jar).find()).isNull();
    Files.writeString(jar, "another");
    assertThat(archive(List.of("-a"), jar).find()).isNull();
  }

  @Test
  void find_noDirectory_isNotFound() throws IOException {
    Archive missing = Archive.of(temporary.resolve("missing"), List.of(), List.of());
    assertThat(missing).isNotNull();
    assertThat(missing.options()).isEmpty();
    Archive noDirectory = Archive.of(made("a file"), List.of(), List.of());
    assertThat(noDirectory).isNotNull();
    assertThat(noDirectory.options()).isEmpty();
  }

  @Test
  void make_noPlaceForIt_leavesNothing() throws IOException {
    Archive readOnly = Archive.of(made("a file"), List.of(), List.of());
    assertThat(readOnly).isNotNull();
    assertThatThrownBy(() -> ArchiveMaking.make(readOnly, PoolSettings.configured()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void make_rehearsalFails_leavesNothing() {
    // A JVM that does not know an option ends at once.
    PoolSettings broken = PoolSettings.configured().withJvmArguments(List.of("-XX:NoSuchOption"));
    assertThatThrownBy(() -> ArchiveMaking.make(archive(List.of()), broken))
        .isInstanceOfAny(IOException.class, BrineException.class);
    assertThat(temporary.toFile().list()).containsExactly("lock");
  }
}
