package dev.brine.jshell;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The whole tool, which several tests type into by a pipe, each in a session of its own: to start
 * the tool takes longer than what most of them look at. Used by one thread.
 */
final class SharedTool {
  private final Process process;
  private final PrintStream in;
  private final BufferedReader out;
  private int sessions;

  /**
   * Starts it.
   *
   * @param home a directory of the test
   */
  SharedTool(Path home) throws IOException {
    process =
        new ProcessBuilder(ToolCommand.jshell(home, List.of()))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Types lines into a fresh session.
   *
   * @return what it printed after its begin
   */
  String run(String... lines) throws IOException {
    sessions++;
    // Words that are no commands are answered, and take no number of a snippet.
    in.println("/reset");
    in.println("/begin" + sessions);
    for (String each : lines) {
      in.println(each);
    }
    in.println("/end" + sessions);
    String unused = readTo("Invalid command: /begin" + sessions);
    return readTo("Invalid command: /end" + sessions);
  }

  private String readTo(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(end)) {
        return text.toString();
      }
      text.append(line).append('\n');
    }
    return fail("the tool has ended after: " + text);
  }

  /** Leaves the tool as a user does, and waits for its end. */
  void close() throws InterruptedException {
    in.println("/exit");
    in.close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail("the tool did not end");
    }
  }
}
