package dev.brine.command;

import com.google.common.base.Splitter;
import dev.brine.error.Internal;
import dev.brine.pool.MapRecord;
import dev.brine.report.Display;
import dev.brine.report.ProgressBar;
import dev.brine.session.SnippetTableNames;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What commands do in the JVM of a session whose tool is in another one. Each method reads its
 * request from one file and leaves its answer in another; see {@link
 * dev.brine.session.RemoteSession#call}.
 */
@Internal
public final class SessionAgent {
  /** The progress that is being shown, or null. */
  private static @Nullable Cover cover;

  /** A place for progress in front of the standard streams. */
  private record Cover(PrintStream out, PrintStream err, Display display) {
    static Cover put() {
      Display display = Display.terminal(System.out, System.err);
      Cover cover = new Cover(System.out, System.err, display);
      System.setOut(display.out());
      System.setErr(display.err());
      return cover;
    }

    ProgressBar bar(Duration delay) {
      return ProgressBar.start(display, delay, OptionalLong.empty(), Duration.ZERO);
    }

    void remove() {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /**
   * The agent.
   *
   * @param neighbor any class of the session
   */
  public SessionAgent(Class<?> neighbor) {}

  /** A session begins: names snippets by the table in the file that the request names. */
  public void begin(String request, String answer) throws IOException {
    ReadyClasses.begin();
    MapLog.install();
    SnippetTableNames.install(Path.of(read(request)));
    write(answer, "");
  }

  /**
   * A map is about to be run; waits until what it needs cannot be harmed by a stop.
   *
   * @param request names a file with the duration after which its progress is shown, or an empty
   *     one where there is no terminal to show it
   */
  public void watch(String request, String answer) throws IOException, InterruptedException {
    ReadyClasses.await();
    String delay = read(request);
    if (delay.isEmpty()) {
      MapLog.get().watch(null);
    } else {
      Cover put = Cover.put();
      cover = put;
      MapLog.get().watch(() -> put.bar(Duration.parse(delay)));
    }
    write(answer, "");
  }

  /** The map is over; answers with the lines that are left to say. */
  public void summary(String request, String answer) throws IOException {
    MapRecord map = MapLog.get().takeWatched();
    uncover();
    List<String> lines = new ArrayList<>();
    if (map != null) {
      String line = MapSummary.line(map);
      if (line != null) {
        lines.add(line);
      }
      lines.addAll(MapSummary.failures(map));
    }
    write(answer, String.join("\n", lines));
  }

  /** The user's code was stopped; answers with a line if it was a map that was stopped. */
  public void stopped(String request, String answer) throws IOException {
    MapRecord map = MapLog.get().takeStopped();
    uncover();
    write(answer, map == null ? "" : MapSummary.stopped(map));
  }

  /** Answers a question about this JVM's pools. */
  public void answer(String request, String answer) throws IOException {
    write(answer, WireContent.write(PoolAnswers.to(WireContent.words(read(request)))));
  }

  private static void uncover() {
    Cover put = cover;
    cover = null;
    if (put != null) {
      put.remove();
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  private static void write(String file, String text) throws IOException {
    Files.writeString(Path.of(file), text);
  }

  /** The lines of an answer. */
  public static List<String> lines(String answer) {
    return Splitter.on('\n').omitEmptyStrings().splitToList(answer);
  }
}
