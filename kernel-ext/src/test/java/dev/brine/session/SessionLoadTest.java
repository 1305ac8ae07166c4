package dev.brine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.base.Splitter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loading sessions of a kernel into fresh ones, live ones and plain instances of JShell. */
@Timeout(120)
class SessionLoadTest {
  private final EmbeddedSession before = new EmbeddedSession();
  private EmbeddedSession after = new EmbeddedSession();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    after.close();
    before.close();
  }

  private static Object type(EmbeddedSession session, String... snippets) throws Exception {
    session.beginCell(1);
    Object last = null;
    for (String each : snippets) {
      Evaluation evaluation = session.evaluate(each, 1);
      assertThat(evaluation.isSuccess()).as("%s %s", each, evaluation).isTrue();
      last = evaluation.value();
    }
    return last;
  }

  private Path save(String... names) {
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.only(names));
    return file;
  }

  private LoadReport move(String... names) {
    return SessionFile.load(save(), after, names);
  }

  private Object there(String... snippets) throws Exception {
    return type(after, snippets);
  }

  @Test
  void D92_load_freshSession_hasSourcesAndValues() throws Exception {
    type(before, "import java.time.*;", "int base = 4;", "String nothing = null;");
    type(before, "List<Integer> list = new ArrayList<>(List.of(1, 2));", "int[] array = {1, 2};");
    type(before, "int plus(int n) { return n + base; }", "base = 5;");
    type(before, "Duration wait = Duration.ofSeconds(3);", "char c = 'x';", "double d = 1.5;");
    there("int shift = 0;");

    LoadReport report = move();

    assertThat(report.values()).contains("base", "nothing", "list", "array", "wait", "c", "d");
    assertThat(report.withoutValue()).isEmpty();
    assertThat(there("plus(1)")).isEqualTo(6);
    assertThat(there("nothing")).isNull();
    assertThat(there("list")).isEqualTo(List.of(1, 2));
    assertThat(there("array[1]")).isEqualTo(2);
    assertThat(there("wait.plusSeconds(1).toSeconds()")).isEqualTo(4L);
    assertThat(there("c")).isEqualTo('x');
    assertThat(there("d")).isEqualTo(1.5);
  }

  @Test
  void load_variables_runsNoInitializerAgain() throws Exception {
    System.clearProperty("brine.test.ran");
    type(before, "int ran = Integer.getInteger(\"brine.test.ran\", 0) + 1;");
    type(before, "String mark = System.setProperty(\"brine.test.ran\", \"7\");");
    type(before, "var nameless = (Runnable & java.io.Serializable) null;");
    type(before, "var more = List.of(System.setProperty(\"brine.test.ran\", \"8\"), 1, 'c');");
    System.setProperty("brine.test.ran", "untouched");
    try {
      move();

      assertThat(System.getProperty("brine.test.ran")).isEqualTo("untouched");
      assertThat(there("ran")).isEqualTo(1);
      assertThat(there("more")).isEqualTo(List.of("7", 1, 'c'));
    } finally {
      System.clearProperty("brine.test.ran");
    }
  }

  @Test
  void load_twoVariablesWithOneObject_stayOne() throws Exception {
    type(
        before, "var one = new ArrayList<String>();", "var two = one;", "var both = List.of(one);");

    move();

    assertThat(there("two.add(\"x\")", "one.size() + both.get(0).size()")).isEqualTo(2);
    assertThat(there("one == two && one == both.get(0)")).isEqualTo(true);
  }

  @Test
  void D93_load_importsAndLibraryTypes_areThere() throws Exception {
    type(before, "import java.time.LocalDate;", "import static java.lang.Math.max;");
    type(before, "LocalDate day = LocalDate.of(2026, 1, 2);");

    LoadReport report = move();

    assertThat(report.evaluated())
        .contains("import java.time.LocalDate", "import static java.lang.Math.max");
    assertThat(report.kept()).contains("import java.util.*");
    assertThat(there("max(1, 2) + LocalDate.from(day).getYear()")).isEqualTo(2028);
  }

  @Test
  void D94_load_liveSession_replacesValuesAndGoesOn() throws Exception {
    type(before, "int x = 1;", "int f() { return x; }", "String s = \"a\";");
    Path file = save();
    type(before, "x = 50;", "int own = 3;", "int f() { return -1; }", "int s = 9;");

    LoadReport report = SessionFile.load(file, before);

    assertThat(report.kept()).contains("variable x");
    assertThat(report.evaluated()).containsExactlyInAnyOrder("method f()", "variable s");
    assertThat(type(before, "x + f() + own")).isEqualTo(5);
    assertThat(type(before, "s.length()")).isEqualTo(1);
    assertThat(type(before, "int g() { return f() + 10; }", "x = 2;", "g()")).isEqualTo(12);
  }

  @Test
  void D95_load_selfReference_isKept() throws Exception {
    type(before, "var me = new ArrayList<Object>();", "me.add(me)", "Object[] a = {1, null};");
    type(before, "a[1] = a;");

    move();

    assertThat(there("me.get(0) == me && a[1] == a")).isEqualTo(true);
  }

  @Test
  void D96_load_chosenNames_loadsThoseAndWhatTheyNeed() throws Exception {
    type(before, "int x = 1;", "int y = 2;", "int f() { return x; }", "class Unused {}");

    LoadReport report = move("f");

    assertThat(report.values()).containsExactly("x");
    assertThat(after.shell().variables().map(v -> v.name())).containsExactly("x");
    assertThat(after.shell().types()).isEmpty();
    assertThat(there("f()")).isEqualTo(1);
  }

  @Test
  void D97_load_newJShell_hasAll() throws Exception {
    type(before, "int x = 1;", "int f() { return x + 1; }", "var l = List.of(3);");
    try (JShell fresh = JShell.builder().executionEngine("local").build()) {
      addOwnClassPath(fresh);

      SessionFile.load(save(), fresh);

      assertThat(eval(fresh, "f() + l.get(0)")).isEqualTo("5");
    }
  }

  @Test
  void D97_saveAndLoad_remoteJShell_hasAll() throws Exception {
    Path file = directory.resolve("remote");
    try (JShell first = JShell.create()) {
      addOwnClassPath(first);
      eval(first, "import java.util.*;");
      eval(first, "int x = 41;");
      eval(first, "List<Integer> l = new ArrayList<>(List.of(x));");
      eval(first, "int f() { return ++x; }");
      SavedSession saved = SessionFile.save(first, file, SaveOptions.all());
      assertThat(saved.value("l").orElseThrow().text()).isEqualTo("[41]");
      eval(first, "f()");
      assertThat(SessionFile.diff(file, first).changedValue()).containsExactly("variable x");
    }
    try (JShell second = JShell.create()) {
      addOwnClassPath(second);
      SessionFile.load(file, second);

      assertThat(eval(second, "f() + l.get(0)")).isEqualTo("83");
    }
    SessionFile.load(file, after);
    assertThat(there("f()")).isEqualTo(42);
  }

  private static void addOwnClassPath(JShell shell) {
    for (String entry :
        Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
      shell.addToClasspath(entry);
    }
  }

  private static String eval(JShell shell, String source) {
    SnippetEvent event = shell.eval(source).get(0);
    assertThat(event.status()).as(source).isEqualTo(Snippet.Status.VALID);
    assertThat(event.exception()).as(source).isNull();
    return event.value();
  }

  @Test
  void save_withoutBrineOnTheClassPath_saysSo() {
    try (JShell bare = JShell.create()) {
      eval(bare, "int x = 1;");

      SessionFileException refused =
          catchThrowableOfType(
              SessionFileException.class,
              () -> SessionFile.save(bare, directory.resolve("a"), SaveOptions.all()));

      assertThat(refused).hasMessageContaining("Brine is not on the session's class path");
    }
  }

  @Test
  void D98_values_ofFile_areAMapAndTouchNoSession() throws Exception {
    type(before, "class P { int v = 3; public String toString() { return \"P\" + v; } }");
    type(before, "int x = 1;", "P p = new P();", "Object same = p;", "Thread t = new Thread();");
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.all().skip());
    type(before, "p.v = 9;", "x = 2;");

    var values = SessionFile.values(file);

    assertThat(values).containsOnlyKeys("x", "p", "same").containsEntry("x", 1);
    assertThat(values.get("p")).hasToString("P3").isSameAs(values.get("same"));
    assertThat(type(before, "p.v + x")).isEqualTo(11);
  }

  @Test
  void load_skippedValue_isDeclaredOnly() throws Exception {
    type(before, "Thread t = new Thread();", "int x = 1;");
    Path file = directory.resolve("a.brine");
    SessionFile.save(before, file, SaveOptions.all().skip());

    LoadReport report = SessionFile.load(file, after);

    assertThat(report.withoutValue()).hasSize(1).first().asString().startsWith("t: ");
    assertThat(report.text()).contains("without value: t: ");
    assertThat(there("t == null")).isEqualTo(true);
    assertThat(there("t = new Thread();", "x")).isEqualTo(1);
  }

  @Test
  void load_damagedFile_changesNothing() throws Exception {
    type(before, "int x = 1;", "int y = 2;");
    Path file = save();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    there("int x = 9;");
    List<Snippet> snippets = after.shell().snippets().toList();

    SessionFileException refused =
        catchThrowableOfType(SessionFileException.class, () -> SessionFile.load(file, after));

    assertThat(refused).hasMessageContaining("damaged");
    assertThat(after.shell().snippets().toList()).isEqualTo(snippets);
    assertThat(there("x")).isEqualTo(9);
  }

  @Test
  void load_sourceThatDoesNotCompileHere_takesBackWhatWasNew() throws Exception {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    compile(classes, "package lib; public class Lib { public static int n() { return 4; } }");
    before.shell().addToClasspath(classes.toString());
    type(before, "int x = 1;", "import lib.Lib;", "int n() { return Lib.n(); }");
    Path file = save();
    assertThat(SessionFile.look(file).classPath()).containsExactly(classes.toString());
    there("int x = 9;");
    Path moved = Files.move(classes, directory.resolve("moved"));

    SessionFileException refused =
        catchThrowableOfType(SessionFileException.class, () -> SessionFile.load(file, after));

    assertThat(refused).hasMessageContaining("lib").hasMessageContaining(classes.toString());
    assertThat(after.shell().methods()).isEmpty();
    assertThat(there("x")).isEqualTo(9);

    Files.move(moved, classes);
    SessionFile.load(file, after);
    assertThat(there("n() + x")).isEqualTo(5);
  }

  private static void compile(Path directory, String source) throws Exception {
    Path file = Files.writeString(directory.resolve("Lib.java"), source);
    int result =
        javax.tools.ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", directory.toString(), file.toString());
    assertThat(result).isZero();
  }

  @Test
  void load_twice_isTheSameAsOnce() throws Exception {
    type(before, "class A { int v = 1; }", "int x = 1;", "int f() { return new A().v + x; }");
    Path file = save();

    SessionFile.load(file, after);
    LoadReport second = SessionFile.load(file, after);

    assertThat(second.evaluated()).isEmpty();
    assertThat(there("f()")).isEqualTo(2);
  }

  @Test
  void load_temporaryVariables_doNotClashWithNewOnes() throws Exception {
    type(before, "40 + 2", "\"a\" + \"b\"");

    move();

    assertThat(there("$1 + $2.length()")).isEqualTo(44);
    assertThat(there("$1")).isEqualTo(42);
  }

  @Test
  void load_methodsThatNeedEachOther_work() throws Exception {
    type(before, "boolean even(int n) { return n == 0 || odd(n - 1); }");
    type(before, "boolean odd(int n) { return n != 0 && even(n - 1); }");
    type(before, "int over(int i) { return i; }", "int over(long i) { return 10; }");
    type(before, "class A { B b; }", "class B { A a; int k() { return over(3L) + over(1); } }");

    move();

    assertThat(there("even(10)")).isEqualTo(true);
    assertThat(there("new B().k()")).isEqualTo(11);
  }
}
