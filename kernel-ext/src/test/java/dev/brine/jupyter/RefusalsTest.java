package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import dev.brine.Brine;
import dev.brine.pool.Pool;
import dev.brine.pool.ProcessPool;
import dev.brine.report.Display;
import dev.brine.session.EmbeddedSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a person reads in a notebook when something cannot travel: the whole text of each case of
 * {@code refusals.txt}.
 */
@Timeout(60)
class RefusalsTest {
  private static final String IMPORTS =
      "import java.sql.Connection; import java.util.concurrent.atomic.AtomicReference;";
  private static Pool pool;

  /**
   * Cells, of which the last one fails, and the text of its error.
   *
   * @param name says what the case shows
   */
  private record Refusal(String name, List<String> cells, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void open() {
    pool = ProcessPool.of(1);
    Brine.pool(pool);
  }

  @AfterAll
  static void close() {
    pool.terminate();
  }

  static Stream<Refusal> cases() throws IOException {
    String text =
        Resources.toString(
            Resources.getResource(RefusalsTest.class, "refusals.txt"), StandardCharsets.UTF_8);
    List<String> cases = Splitter.on("#### ").trimResults().omitEmptyStrings().splitToList(text);
    assertThat(cases).hasSizeGreaterThanOrEqualTo(15);
    return cases.stream().map(RefusalsTest::read);
  }

  private static Refusal read(String each) {
    List<String> nameAndRest = Splitter.on('\n').limit(2).splitToList(each);
    List<String> cellsAndText = Splitter.on("\n----\n").splitToList(nameAndRest.get(1));
    return new Refusal(
        nameAndRest.get(0),
        Splitter.on("\n--\n").splitToList(cellsAndText.get(0)),
        cellsAndText.get(1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void run_cellWhoseFunctionCannotTravel_saysWhereWhyAndWhatToDo(Refusal refusal) throws Exception {
    try (EmbeddedSession session = new EmbeddedSession()) {
      CellRunner runner = new CellRunner(session, Magics.standard());
      run(session, runner, IMPORTS, 0);
      int last = refusal.cells().size();
      for (int i = 1; i < last; i++) {
        run(session, runner, refusal.cells().get(i - 1), i);
      }

      Throwable thrown =
          catchThrowable(() -> run(session, runner, refusal.cells().get(last - 1), last));

      assertThat(thrown).as("nothing was refused").isNotNull();
      String text = Ansi.plain(String.join("\n", ErrorText.of(thrown)));
      assertThat(text).isEqualTo(refusal.text()).doesNotContain("REPL", "JShell", "$");
    }
  }

  private static void run(EmbeddedSession session, CellRunner runner, String cell, int number)
      throws Exception {
    session.beginCell(number, cell);
    runner.run(cell, Display.plain(System.out));
  }
}
