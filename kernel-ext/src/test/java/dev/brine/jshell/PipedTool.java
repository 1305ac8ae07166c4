package dev.brine.jshell;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole tool, with its input from a file and its output into one. */
final class PipedTool {
  private PipedTool() {}

  /**
   * Runs it to its end.
   *
   * @param home a directory of the test
   * @param command the command line
   * @param lines what is typed
   * @return all that it printed
   */
  static String run(Path home, List<String> command, List<String> lines)
      throws IOException, InterruptedException {
    Path input = Files.write(home.resolve("input.txt"), lines);
    Path output = home.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        fail("the tool hangs after: " + Files.readString(output));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
