package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brine.jupyter.JupyterTools.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks do today what they show that they did. */
@Timeout(300)
class NotebooksIT {
  @TempDir private static Path home;
  private static JupyterTools tools;

  @BeforeAll
  static void install() throws Exception {
    tools = new JupyterTools(home);
  }

  /** Each notebook, how many pictures it has, and facts that its outputs must tell. */
  static Stream<Arguments> notebooks() {
    return Stream.of(
        notebook("quickstart", 1, "ClassNotFoundException", "285"),
        notebook("pathos-and-dill", 0, "[1, 64, 2187, 65536]", "called back with 42"),
        notebook("monte-carlo", 2, "some are the same", "true", "0.5929, give or take 0.0007"),
        notebook(
            "text-similarity",
            1,
            "Amendment XVIII  Amendment XXI",
            "Amendment XXVI   Amendment XV "),
        notebook(
            "digits",
            3,
            "best of 30: Try[c=2.0, gamma=0.15], right for 99.3 %",
            "right for 96.5 % of 597 unseen digits"),
        notebook(
            "session-time-machine",
            0,
            "~ method mean(List<Reading>)",
            "~ value of variable readings",
            "2 readings, 50.45 as 50.45 before"),
        notebook(
            "failures",
            0,
            "item 9 (9) failed at cell [1] line 5: java.lang.ArithmeticException: / by zero",
            "{0=111, 1=125, 2=142, 3=166, 4=200, 5=250, 6=333, 7=500, 8=1000}",
            "9 of 10 items done; failed: 9",
            "ended with exit code 7 while it ran item [3]",
            "attempts: [1, 1, 2, 1, 1, 1]",
            "1: item 1 ran longer than 1000 ms",
            "variable feed (cell [10]) -> field Feed.socket -> java.net.ServerSocket"));
  }

  private static Arguments notebook(String name, int pictures, String... facts) {
    return arguments(name, pictures, List.of(facts));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void run_storedNotebook_givesItsStoredOutputs(String name, int pictures, List<String> facts)
      throws Exception {
    Path result = home.resolve(name + ".ipynb");
    Finished finished = tools.jar("run", file(name).toString(), "--out", result.toString());
    assertThat(finished.exitCode()).as(finished.output()).isZero();

    StoredNotebook executed = StoredNotebook.read(result);
    assertThat(executed.text()).contains(facts);
    assertThat(executed.pictures()).isEqualTo(pictures);
    assertThat(executed.cells()).isEqualTo(StoredNotebook.read(file(name)).cells());
    assertThat(tools.leftBehind()).isEmpty();
  }

  @Test
  void notebooks_asStored_areListedHereAndExecutedInOrder() throws Exception {
    List<String> listed = notebooks().map(each -> each.get()[0] + ".ipynb").sorted().toList();
    assertThat(stored()).isEqualTo(listed);
    for (String each : listed) {
      StoredNotebook notebook = StoredNotebook.read(directory().resolve(each));
      assertThat(notebook.cells().stream().map(StoredNotebook.Cell::count))
          .as(each)
          .isEqualTo(IntStream.rangeClosed(1, notebook.cells().size()).boxed().toList());
    }
  }

  private static List<String> stored() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> file.getFileName().toString())
          // One needs a cluster, and has a test of its own.
          .filter(name -> name.endsWith(".ipynb") && !name.equals(SparkNotebookIT.NAME))
          // What the README's first command leaves is not stored: git ignores it.
          .filter(name -> !name.endsWith(".executed.ipynb"))
          .sorted()
          .toList();
    }
  }

  private static Path directory() {
    return JupyterTools.root().resolve("notebooks");
  }

  private static Path file(String name) {
    return directory().resolve(name + ".ipynb");
  }
}
