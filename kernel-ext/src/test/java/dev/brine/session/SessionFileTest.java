package dev.brine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.session.SessionFileException.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Saving a session, and looking at and comparing what was saved. */
@Timeout(120)
class SessionFileTest {
  private final EmbeddedSession session = new EmbeddedSession();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    session.close();
  }

  private void type(String... snippets) throws Exception {
    session.beginCell(1);
    for (String each : snippets) {
      assertThat(session.evaluate(each, 1).isSuccess()).as(each).isTrue();
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private SavedSession save(String name) {
    return SessionFile.save(session, file(name), SaveOptions.all());
  }

  @Test
  void look_wholeSession_tellsSourcesTypesAndValues() throws Exception {
    type(
        "import java.time.Duration;",
        "record Point(int x, int y) {}",
        "int twice(int n) { return 2 * n; }",
        "int base = 4;",
        "var points = List.of(new Point(1, 2));",
        "String nothing = null;",
        "base + 1");

    SavedSession saved = save("a");
    SavedSession seen = SessionFile.look(file("a"));

    assertThat(seen).isEqualTo(saved);
    assertThat(seen.snippet("import java.time.Duration")).isPresent();
    assertThat(seen.snippet("type Point").orElseThrow().source())
        .isEqualTo("record Point(int x, int y) {}");
    assertThat(seen.snippet("method twice(int)").orElseThrow().type()).isEqualTo("(int)int");
    assertThat(seen.snippet("variable points").orElseThrow().type()).isEqualTo("List<Point>");
    assertThat(seen.snippet("variable points").orElseThrow().needs()).containsExactly("type Point");
    assertThat(seen.value("base").orElseThrow().text()).isEqualTo("4");
    assertThat(seen.value("points").orElseThrow().text()).isEqualTo("[Point[x=1, y=2]]");
    assertThat(seen.value("nothing").orElseThrow().text()).isEqualTo("null");
    assertThat(seen.value("$1").orElseThrow().text()).isEqualTo("5");
    assertThat(seen.skipped()).isEmpty();
    assertThat(seen.jdk()).isEqualTo(Runtime.version().toString());
    assertThat(seen.text()).contains("int base = 4\n", "record Point(int x, int y) {}");
  }

  @Test
  void save_longValue_keepsAShortText() throws Exception {
    type("var many = Stream.iterate(0, i -> i + 1).limit(1000).toList();");
    type("var text = \"ab\".repeat(10_000);", "class Plain {}", "var plain = new Plain();");

    SavedSession saved = save("a");

    assertThat(saved.value("many").orElseThrow().text()).endsWith("19, ... 1000 in all]");
    assertThat(saved.value("text").orElseThrow().text()).hasSizeLessThan(600);
    assertThat(saved.value("plain").orElseThrow().text()).isEqualTo("a Plain");
  }

  @Test
  void save_textOfAValueFails_isToldAndSaved() throws Exception {
    type("class Bad { public String toString() { throw new IllegalStateException(); } }");
    type("var bad = new Bad();", "var loop = new ArrayList<Object>();", "loop.add(loop)");

    SavedSession saved = save("a");

    assertThat(saved.value("bad").orElseThrow().text())
        .isEqualTo("(no text: java.lang.IllegalStateException)");
    assertThat(saved.value("loop").orElseThrow().isSaved()).isTrue();
  }

  @Test
  void save_snippetOverwrittenOrDropped_isLeftOut() throws Exception {
    type("int x = 1;", "String x = \"b\";", "int gone = 2;");
    session
        .shell()
        .drop(session.shell().variables().filter(v -> v.name().equals("gone")).findFirst().get());

    SavedSession saved = save("a");

    assertThat(saved.snippet("variable x").orElseThrow().type()).isEqualTo("String");
    assertThat(saved.snippet("variable gone")).isEmpty();
    assertThat(saved.snippets()).doesNotHaveDuplicates();
  }

  @Test
  void save_redefinedClass_standsBeforeWhatNeedsIt() throws Exception {
    type("class A {}", "class B extends A { B(int i) {} }", "B b = null;", "class A { int k; }");

    SavedSession saved = save("a");

    List<String> ids = saved.snippets().stream().map(SavedSnippet::id).toList();
    assertThat(ids).containsSubsequence("type A", "type B", "variable b");
  }

  @Test
  void save_valuesThatCannotTravel_areAllRefused() throws Exception {
    type("Thread one = new Thread();", "int fine = 1;", "var two = List.of(new Scanner(\"\"));");

    SessionFileException refused =
        catchThrowableOfType(SessionFileException.class, () -> save("a"));

    assertThat(refused.refusals()).extracting(Refusal::name).containsExactly("one", "two");
    assertThat(refused)
        .hasMessageContaining("one: ")
        .hasMessageContaining("start it inside the task")
        .hasMessageContaining("two: ");
    assertThat(file("a")).doesNotExist();
  }

  @Test
  void save_skipping_listsWhatWasSkipped() throws Exception {
    type("Thread one = new Thread();", "int fine = 1;");

    SessionFile.save(session, file("a"), SaveOptions.all().skip());

    SavedSession seen = SessionFile.look(file("a"));
    assertThat(seen.skipped()).extracting(SavedValue::name).containsExactly("one");
    assertThat(seen.skipped().get(0).skipped()).contains("a thread");
    assertThat(seen.value("fine").orElseThrow().isSaved()).isTrue();
    assertThat(seen.text()).contains("Thread one (value not saved: ");
  }

  @Test
  void save_expressionValueThatCannotTravel_isSkippedUnasked() throws Exception {
    type("Stream.of(1)", "int fine = 1;");

    assertThat(save("a").skipped()).extracting(SavedValue::name).containsExactly("$1");
  }

  @Test
  void D96_save_chosenNames_bringsWhatTheyNeed() throws Exception {
    type("class Part {}", "class Whole { Part part; int k() { return helper(); } }");
    type("int helper() { return seed; }", "int seed = 5;", "int other = 6;", "class Unused {}");
    type("Whole whole = new Whole();");

    SavedSession saved = SessionFile.save(session, file("a"), SaveOptions.only("whole"));

    assertThat(
            saved.snippets().stream().map(SavedSnippet::id).filter(id -> !id.startsWith("import")))
        .containsExactlyInAnyOrder(
            "type Part", "type Whole", "method helper()", "variable seed", "variable whole");
    assertThat(saved.snippet("import java.util.*")).isPresent();
  }

  @Test
  void D96_save_methodName_meansAllMethodsOfThatName() throws Exception {
    type("int f(int i) { return i; }", "int f(String s) { return 1; }", "int g() { return 0; }");

    SavedSession saved = SessionFile.save(session, file("a"), SaveOptions.only("f"));

    assertThat(saved.snippet("method f(int)")).isPresent();
    assertThat(saved.snippet("method f(String)")).isPresent();
    assertThat(saved.snippet("method g()")).isEmpty();
  }

  @Test
  void save_unknownName_isRefused() throws Exception {
    type("int known = 1;");

    SessionFileException refused =
        catchThrowableOfType(
            SessionFileException.class,
            () -> SessionFile.save(session, file("a"), SaveOptions.only("unknown")));

    assertThat(refused)
        .hasMessageStartingWith("there is no unknown; there are ")
        .hasMessageContaining("known");
  }

  @Test
  void save_session_isLeftAsItWas() throws Exception {
    type("int x = 1;");
    List<String> before = active();

    save("a");

    assertThat(active()).isEqualTo(before);
    assertThat(session.evaluate("x + 1", 1).value()).isEqualTo(2);
  }

  private List<String> active() {
    return session
        .shell()
        .snippets()
        .filter(s -> session.shell().status(s).isActive())
        .map(s -> s.id())
        .toList();
  }

  @Test
  void diff_files_tellsWhatChanged() throws Exception {
    type("int same = 1;", "int x = 1;", "int gone() { return 1; }", "int f() { return 1; }");
    type("var list = new ArrayList<>(List.of(1, 2));", "int kind = 1;");
    save("a");
    type("int f() { return 2; }", "x = 2", "list.add(3)", "class New {}", "long kind = 1;");
    session
        .shell()
        .drop(session.shell().methods().filter(m -> m.name().equals("gone")).findFirst().get());
    save("b");

    SessionDiff diff = SessionFile.diff(file("a"), file("b"));

    assertThat(diff.added()).containsExactlyInAnyOrder("type New", "variable $1");
    assertThat(diff.removed()).containsExactly("method gone()");
    assertThat(diff.changedSource()).containsExactlyInAnyOrder("method f()", "variable kind");
    assertThat(diff.changedValue()).containsExactlyInAnyOrder("variable x", "variable list");
    assertThat(diff.text())
        .contains("+ type New", "- method gone()", "~ method f()", "~ value of variable x");
    assertThat(SessionFile.diff(file("a"), file("a")).isEmpty()).isTrue();
    assertThat(SessionFile.diff(file("a"), file("a")).text()).isEqualTo("no differences");
  }

  @Test
  void diff_fileAndSession_tellsWhatChanged() throws Exception {
    type("int x = 1;", "class P { int v; }", "P p = new P();", "Thread thread = new Thread();");
    SessionFile.save(session, file("a"), SaveOptions.all().skip());
    assertThat(SessionFile.diff(file("a"), session).isEmpty()).isTrue();
    type("if (true) { p.v = 4; }");

    SessionDiff diff = SessionFile.diff(file("a"), session);

    assertThat(diff.changedValue()).containsExactly("variable p");
    assertThat(diff.added()).isEmpty();
    assertThat(diff.removed()).isEmpty();
  }

  @Test
  void D43_diff_changeThreeObjectsDeep_isTold() throws Exception {
    type("class Link { Link next; int v; }", "Link link = new Link();", "int other = 1;");
    type("if (true) { link.next = new Link(); link.next.next = new Link(); }");
    save("a");
    assertThat(SessionFile.diff(file("a"), session).isEmpty()).isTrue();
    type("if (true) { link.next.next.v = 4; }");

    assertThat(SessionFile.diff(file("a"), session).changedValue())
        .containsExactly("variable link");
  }

  @Test
  void D44_diff_changeInAListInAMapInAList_isTold() throws Exception {
    type("var inner = new ArrayList<>(List.of(1));", "int other = 1;");
    type("var nested = new ArrayList<>(List.of(new HashMap<>(Map.of(\"a\", inner))));");
    save("a");
    assertThat(SessionFile.diff(file("a"), session).isEmpty()).isTrue();
    type("if (true) { nested.get(0).get(\"a\").add(2); }");

    assertThat(SessionFile.diff(file("a"), session).changedValue())
        .containsExactlyInAnyOrder("variable nested", "variable inner");
  }

  @Test
  void save_classPathAddition_isSaved() throws Exception {
    Path added = Files.createDirectory(file("classes"));
    session.shell().addToClasspath(added.toString());
    type("int x = 1;");

    assertThat(save("a").classPath()).containsExactly(added.toString());
  }

  @Test
  void D99_saveAndLook_symbolicLink_areRefused() throws Exception {
    type("int x = 1;");
    save("target");
    Files.createSymbolicLink(file("link"), file("target"));
    assertThat(catchThrowableOfType(SessionFileException.class, () -> save("link")))
        .hasMessageContaining("symbolic link");
    assertThat(
            catchThrowableOfType(SessionFileException.class, () -> SessionFile.look(file("link"))))
        .hasMessageContaining("symbolic link");
  }

  @Test
  void D100_saveAndLook_noPath_askForOne() {
    assertThat(catchThrowableOfType(SessionFileException.class, () -> SessionFile.look(null)))
        .hasMessage("there is no default session file; name one, such as work.brine");
    assertThat(
            catchThrowableOfType(
                SessionFileException.class,
                () -> SessionFile.save(session, Path.of(""), SaveOptions.all())))
        .hasMessageStartingWith("there is no default session file");
  }
}
