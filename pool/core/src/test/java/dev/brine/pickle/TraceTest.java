package dev.brine.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written is told where somebody asks. */
@Timeout(120)
class TraceTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);

  @AfterEach
  void nothingIsLeft() {
    assertThat(Trace.current()).isNull();
  }

  private List<String> lines() {
    return told.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void D58_dumps_offOnOff_isToldOnlyInBetween() {
    List<Object> value = List.of(new ArrayList<>(List.of("a", "b")), new int[100]);
    Brine.dumps(value);
    assertThat(lines()).isEmpty();
    try (Trace trace = Trace.to(stream)) {
      Brine.dumps(value);
      assertThat(trace).isNotNull();
    }
    assertThat(lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("java\\.util\\.ImmutableCollections\\S+, \\d+ B"),
            line -> assertThat(line).matches(" {2}element \\[0]: java\\.util\\.ArrayList, \\d+ B"),
            line -> assertThat(line).matches(" {4}element \\[0]: java\\.lang\\.String, \\d B"),
            line -> assertThat(line).matches(" {4}element \\[1]: java\\.lang\\.String, \\d B"),
            line -> assertThat(line).matches(" {2}element \\[1]: int\\[], 10\\d B"));
    Brine.dumps(value);
    assertThat(lines()).hasSize(5);
  }

  @Test
  void D58_capture_ofTypedCode_tellsItsVariablesAsTheirUserDoes() {
    try (LocalSession session = LocalSession.open()) {
      session.type("Map<String, int[]> table = new HashMap<>(Map.of(\"k\", new int[] {1}))");
      session.type("class Box { List<Object> inside = new ArrayList<>(); }");
      session.type("Box box = new Box()");
      session.type("box.inside.add(table)");
      session.type("Function<String, Object> f = k -> box.inside.size() + table.get(k).length");
      Object function = session.value("f");
      try (Trace trace = Trace.to(stream)) {
        Capture.of(function);
        assertThat(trace).isNotNull();
      }
    }
    assertThat(lines().stream().map(line -> line.replaceFirst(", \\d+ B$", "")))
        .contains(
            "the lambda of snippet #7",
            "variable box (snippet #5)",
            "  Box",
            "    field Box.inside: java.util.ArrayList")
        .anyMatch(line -> line.endsWith(": java.util.HashMap"))
        .anyMatch(line -> line.endsWith("value of key [k]: int[]"));
  }

  @Test
  void D59_trace_toAFileInsideOfAnother_isRestoredAtItsEnd(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("trace.txt");
    try (Trace outer = Trace.to(stream)) {
      try (Trace inner = Trace.to(file)) {
        Brine.dumps(Map.of("a", 1));
        assertThat(Trace.current()).isSameAs(inner);
      }
      assertThat(lines()).isEmpty();
      assertThat(Files.readAllLines(file)).hasSize(2);
      assertThat(Trace.current()).isSameAs(outer);
      Brine.dumps(Map.of("a", 1));
      assertThat(lines()).hasSize(2);
    }
    assertThatThrownBy(() -> Trace.to(directory)).isInstanceOf(BrineException.class);
  }

  @Test
  void trace_ofARefusal_tellsHowFarItCame() {
    List<Object> value = List.of(new ArrayList<>(), new Thread());
    try (Trace trace = Trace.to(stream)) {
      assertThatThrownBy(() -> Brine.dumps(value)).isInstanceOf(CaptureException.class);
      assertThat(trace).isNotNull();
    }
    assertThat(lines()).hasSize(2);
  }

  @Test
  void trace_ofOneThread_tellsNothingOfAnother() throws InterruptedException {
    try (Trace trace = Trace.to(stream)) {
      Thread other = new Thread(() -> Brine.dumps(List.of(List.of())));
      other.start();
      other.join();
      assertThat(trace).isNotNull();
    }
    assertThat(lines()).isEmpty();
  }
}
