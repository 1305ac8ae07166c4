package dev.brine.pool;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import dev.brine.code.SessionClasses;
import dev.brine.code.SnippetNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Counts in which methods a recording found threads running. Not thread-safe. */
final class HotMethods {
  /** What a session puts around each snippet. */
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");

  /**
   * A method.
   *
   * @param type the name of its class
   */
  private record Key(String type, String method) {}

  /** A method that ran, and where in it. */
  record Frame(String type, String method, int line) {
    private static Frame of(RecordedFrame frame) {
      RecordedMethod method = frame.getMethod();
      return new Frame(method.getType().getName(), method.getName(), frame.getLineNumber());
    }
  }

  private final Map<Key, Multiset<Integer>> linesOf = new HashMap<>();
  private long samples;

  /** Those of recordings of one JVM each, the hottest first. */
  static List<Profile.Method> of(List<Path> files) throws IOException {
    HotMethods methods = new HotMethods();
    for (Path file : files) {
      methods.add(file);
    }
    return methods.sorted();
  }

  private void add(Path file) throws IOException {
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
          RecordedStackTrace trace = event.getStackTrace();
          if (trace != null) {
            add(trace.getFrames().stream().map(Frame::of));
          }
        }
      }
    }
  }

  /**
   * Counts one sample for the innermost method of the user's or a library's: what JShell puts into
   * a method, so that it can be stopped, belongs to that method.
   *
   * @param stack the innermost first
   */
  void add(Stream<Frame> stack) {
    stack
        .dropWhile(frame -> frame.type().equals(SessionClasses.STOP_CHECK))
        .findFirst()
        .ifPresent(this::add);
  }

  private void add(Frame frame) {
    Key key = new Key(frame.type(), frame.method());
    linesOf.computeIfAbsent(key, each -> HashMultiset.create()).add(frame.line());
    samples++;
  }

  /** The hottest first. */
  List<Profile.Method> sorted() {
    return linesOf.entrySet().stream()
        .map(each -> method(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparingLong(Profile.Method::samples)
                .reversed()
                .thenComparing(Profile.Method::name))
        .toList();
  }

  private Profile.Method method(Key key, Multiset<Integer> lines) {
    int hottest =
        Multisets.copyHighestCountFirst(lines).elementSet().stream().findFirst().orElse(0);
    String place = place(key.type(), hottest);
    String name = key.type() + "." + key.method();
    return new Profile.Method(
        place == null ? name : WRAPPER.matcher(name).replaceFirst(""),
        place,
        lines.size(),
        (double) lines.size() / samples);
  }

  private static @Nullable String place(String type, int line) {
    SnippetNames names = SnippetNames.current();
    SnippetNames.Place place = names.place(type, line);
    if (place != null) {
      return place.toString();
    }
    String label = names.label(type);
    return label.equals(type) ? null : label;
  }
}
