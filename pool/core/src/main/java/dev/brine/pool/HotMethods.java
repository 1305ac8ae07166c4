package dev.brine.pool;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import dev.brine.code.SnippetNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
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

  private final Map<Key, Multiset<Integer>> linesOf = new HashMap<>();
  private long samples;

  private HotMethods() {}

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
          add(event.getStackTrace());
        }
      }
    }
  }

  private void add(@Nullable RecordedStackTrace trace) {
    if (trace == null || trace.getFrames().isEmpty()) {
      return;
    }
    RecordedFrame frame = trace.getFrames().get(0);
    Key key = new Key(frame.getMethod().getType().getName(), frame.getMethod().getName());
    linesOf.computeIfAbsent(key, each -> HashMultiset.create()).add(frame.getLineNumber());
    samples++;
  }

  private List<Profile.Method> sorted() {
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
