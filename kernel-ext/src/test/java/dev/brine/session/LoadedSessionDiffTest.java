package dev.brine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Comparing a file with a session that it was loaded into. */
@Timeout(120)
class LoadedSessionDiffTest {
  private final EmbeddedSession before = new EmbeddedSession();
  private final EmbeddedSession after = new EmbeddedSession();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    after.close();
    before.close();
  }

  private static void type(EmbeddedSession session, String... snippets) throws Exception {
    session.beginCell(1);
    for (String each : snippets) {
      assertThat(session.evaluate(each, 1).isSuccess()).as(each).isTrue();
    }
  }

  private void here(String... snippets) throws Exception {
    type(before, snippets);
  }

  private void there(String... snippets) throws Exception {
    type(after, snippets);
  }

  @Test
  void diff_fileAndLoadedSession_tellsChangesOnly() throws Exception {
    there("int shift = 1;");
    here("class P { int v = 1; }", "P p = new P();", "int base = 1;");
    here("Supplier<Integer> s = () -> base;", "var l = List.of(p);");
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.all());
    SessionFile.load(file, after);

    assertThat(SessionFile.diff(file, after).changedValue()).isEmpty();
    assertThat(SessionFile.diff(file, after).changedSource()).isEmpty();

    there("s = () -> 17;", "if (true) { p.v = 2; }");
    assertThat(SessionFile.diff(file, after).changedValue())
        .containsExactlyInAnyOrder("variable p", "variable l", "variable s");
  }

  /** The numbers that JShell gives have three digits there. */
  @Test
  void diff_sessionWithLongerNumbers_tellsNoChange() throws Exception {
    for (int i = 0; i < 90; i++) {
      there("int spare" + i + ";");
    }
    here(
        "class ShoppingCartEntryWithALongName { int v = 1; ShoppingCartEntryWithALongName me = this; }");
    here("var entry = new ShoppingCartEntryWithALongName();", "Class<?> type = entry.getClass();");
    here("var array = new ShoppingCartEntryWithALongName[] {entry};", "record P(int x) {}");
    here("Function<ShoppingCartEntryWithALongName, P> f = e -> new P(e.v);", "P p = new P(3);");
    here("BiFunction<P, List<P>, Integer> g = (a, b) -> a.x() + b.size();");
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.all());
    SessionFile.load(file, after);

    assertThat(SessionFile.diff(file, after).changedValue()).isEmpty();

    there("f = e -> new P(e.v + 1);", "if (true) { entry.v = 2; }", "p = new P(4);");
    assertThat(SessionFile.diff(file, after).changedValue())
        .contains("variable f", "variable entry", "variable array", "variable p")
        .doesNotContain("variable g", "variable type");
  }
}
