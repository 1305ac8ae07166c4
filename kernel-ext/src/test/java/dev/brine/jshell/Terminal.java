package dev.brine.jshell;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A terminal of tmux, with one command in it and a server of its own. */
final class Terminal {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final String socket = "brine-" + ProcessHandle.current().pid();
  private final ProcessHandle shown;

  /**
   * @param folder where tmux keeps its socket
   * @param command what runs in the terminal
   */
  Terminal(Path folder, List<String> command) throws IOException, InterruptedException {
    this.folder = folder;
    List<String> start = new ArrayList<>();
    start.addAll(List.of("-f", "/dev/null", "-u", "new-session", "-d", "-x", "110", "-y", "60"));
    start.addAll(command);
    tmux(start.toArray(String[]::new));
    String pid = tmux("display-message", "-p", "#{pane_pid}").strip();
    shown = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Whether tmux is there. */
  static boolean isAvailable() {
    try {
      Process process = new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The processes that run below the one that is shown. */
  Set<ProcessHandle> children() {
    return shown.descendants().collect(Collectors.toSet());
  }

  /** Types a text and presses Enter. */
  void enter(String text) throws IOException, InterruptedException {
    type(text);
    press("Enter");
  }

  void type(String text) throws IOException, InterruptedException {
    // A semicolon at the end would end tmux's own command.
    boolean ends = text.endsWith(";");
    tmux("send-keys", "-l", ends ? text.substring(0, text.length() - 1) + "\\;" : text);
  }

  /** Presses keys, as tmux names them. */
  void press(String... keys) throws IOException, InterruptedException {
    tmux(Stream.concat(Stream.of("send-keys"), Arrays.stream(keys)).toArray(String[]::new));
  }

  /** Waits until the screen shows the text, and gives the screen. */
  String await(String text) throws IOException, InterruptedException {
    return await("'" + text + "'", screen -> screen.contains(text));
  }

  /** Waits until the screen is as wanted, and gives it. */
  String await(String wanted, Predicate<String> condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String screen = tmux("capture-pane", "-p").stripTrailing();
      if (condition.test(screen)) {
        return screen;
      }
      if (System.nanoTime() > end) {
        return fail("waited for %s, but the screen shows:%n%s".formatted(wanted, screen));
      }
      // A screen tells nobody that it has changed; this leaves the processor to what draws it.
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private String tmux(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("tmux", "-L", socket));
    words.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("TMUX_TMPDIR", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("TMUX");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      fail("tmux %s: %s".formatted(String.join(" ", arguments), output));
    }
    return output;
  }

  /** Closes the terminal as a user would its window, and waits for all that ran in it. */
  void close() throws IOException, InterruptedException {
    List<ProcessHandle> left = Stream.concat(Stream.of(shown), shown.descendants()).toList();
    tmux("kill-server");
    for (ProcessHandle each : left) {
      each.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
