package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The jar and Jupyter's own tools, kept in a directory of the test's. */
final class JupyterTools {
  private static final String PYTHON = "/usr/bin/python3";

  private final Path home;

  /** Installs the kernel of the jar below this directory. */
  JupyterTools(Path home) throws Exception {
    this.home = home;
    Finished installed = jar("install-kernel", "--prefix", home.toString());
    assertThat(installed.exitCode()).as(installed.output()).isZero();
  }

  /** What a process said, both streams in one, and how it ended. */
  record Finished(int exitCode, String output) {}

  static Path root() {
    return Path.of(System.getProperty("brine.root")).toAbsolutePath().normalize();
  }

  /** Leaves the test out, saying why, where Jupyter's client is not installed. */
  static void assumeInstalled() {
    boolean installed;
    try {
      Process check =
          new ProcessBuilder(PYTHON, "-c", "import jupyter_client, nbclient, jupyter_kernel_test")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      installed = check.waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      installed = false;
    }
    assumeTrue(
        installed,
        "left out: needs python3-jupyter-client python3-nbclient python3-jupyter-kernel-test");
  }

  Finished jar(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-jar");
    command.add(System.getProperty("brine.jar"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  Finished python(String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(PYTHON);
    command.add("-Xfrozen_modules=off");
    command.add(root().resolve("kernel-ext/src/test/python").resolve(script).toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Finished run(List<String> command) throws Exception {
    Path temporary = Files.createDirectories(home.resolve("tmp"));
    Path said = Files.createTempFile(home, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JUPYTER_PATH", home.resolve("share/jupyter").toString());
    environment.put("JUPYTER_DATA_DIR", home.resolve("data").toString());
    environment.put("JUPYTER_CONFIG_DIR", home.resolve("config").toString());
    environment.put("JUPYTER_RUNTIME_DIR", home.resolve("runtime").toString());
    environment.put("IPYTHONDIR", home.resolve("ipython").toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("BRINE_WORKERS", "2");
    environment.put("TMPDIR", temporary.toString());
    environment.put("BRINE_CACHE", home.resolve("cache").toString());
    environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(300, TimeUnit.SECONDS))
          .as(() -> "still running: " + command + "\n" + text(said))
          .isTrue();
      return new Finished(process.exitValue(), text(said));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** What Brine left in the temporary directory of the processes. */
  List<Path> leftBehind() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("brine-")).toList();
    }
  }
}
