package dev.brine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.base.Splitter;
import java.io.File;
import java.nio.file.Path;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that travel between JShell's engines, which keep variables here or in another JVM. */
@Timeout(180)
class SessionEnginesTest {
  @TempDir private Path directory;

  private static JShell open(String engine, String... options) {
    JShell.Builder builder = JShell.builder().compilerOptions(options);
    JShell shell =
        engine.equals("local") ? builder.executionEngine("local").build() : builder.build();
    for (String entry :
        Splitter.on(File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
      shell.addToClasspath(entry);
    }
    eval(shell, "import java.util.*;");
    eval(shell, "import java.util.function.*;");
    return shell;
  }

  private static String eval(JShell shell, String source) {
    SnippetEvent event = shell.eval(source).get(0);
    assertThat(event.status())
        .as(source)
        .isIn(Snippet.Status.VALID, Snippet.Status.RECOVERABLE_DEFINED);
    assertThat(event.exception()).as(source).isNull();
    return event.value();
  }

  @ParameterizedTest
  @CsvSource({"remote,remote", "remote,local", "local,remote"})
  void D92_saveAndLoad_otherJvm_hasAll(String first, String second) {
    Path file = directory.resolve("a.brine");
    try (JShell before = open(first)) {
      eval(before, "import static java.lang.Math.max;");
      eval(before, "interface Shape { int area(); }");
      eval(
          before,
          "record Square(int side) implements Shape { public int area() { return side * side; } }");
      eval(
          before,
          "class Log extends ArrayList<String> { int extra; static int made; Log() { made++; } }");
      eval(before, "enum Level { LOW, HIGH { int n() { return 2; } }; int n() { return 1; } }");
      eval(before, "int base = 1;");
      eval(before, "String nothing = null;");
      eval(before, "int twice(int n) { return max(n * 2, 0); }");
      eval(before, "Square square = new Square(3);");
      eval(before, "Log log = new Log();");
      eval(before, "log.add(\"a\");");
      eval(before, "log.extra = 4;");
      eval(before, "Object same = log;");
      eval(before, "Level level = Level.HIGH;");
      eval(before, "var map = new EnumMap<Level, Square>(Map.of(level, square));");
      eval(before, "Function<Integer, Shape> f = n -> new Square(twice(n) + base);");
      eval(before, "Shape anon = new Shape() { public int area() { return base * 10; } };");
      eval(before, "base = 7;");
      SessionFile.save(before, file, SaveOptions.all());
    }
    try (JShell after = open(second)) {
      eval(after, "int shift = 0;");
      LoadReport report = SessionFile.load(file, after);

      SessionDiff diff = SessionFile.diff(file, after);

      assertThat(report.withoutValue()).isEmpty();
      assertThat(diff.changedSource()).isEmpty();
      assertThat(diff.changedValue()).isEmpty();
      assertThat(report.values()).contains("base", "nothing", "square", "log", "f", "anon");
      assertThat(eval(after, "square.area() + twice(base)")).isEqualTo("23");
      assertThat(eval(after, "log.get(0) + log.extra + (same == log) + Log.made"))
          .isEqualTo("\"a4true1\"");
      assertThat(eval(after, "level == Level.HIGH && nothing == null")).isEqualTo("true");
      assertThat(eval(after, "base = 2;")).isEqualTo("2");
      assertThat(eval(after, "f.apply(1).area() + anon.area()")).isEqualTo("36");
      assertThat(eval(after, "level.n() + new Log().size() + Log.made")).isEqualTo("4");
    }
  }

  /** The compiler's options decide what it calls the bodies of lambdas. */
  @ParameterizedTest
  @CsvSource({"'',-XDforceSerializable", "-XDforceSerializable,''"})
  void load_otherCompilerOptions_findsTheBodiesOfLambdas(String first, String second) {
    Path file = directory.resolve("a.brine");
    try (JShell before = open("local", first.isEmpty() ? new String[0] : new String[] {first})) {
      eval(
          before,
          "class C { int v = 3; Supplier<Integer> one() { return () -> v; } Supplier<Integer> two() { return () -> v * 2; } }");
      eval(before, "C c = new C();");
      eval(before, "Supplier<Integer> one = c.one();");
      eval(before, "Supplier<Integer> two = c.two();");
      eval(before, "Supplier<Integer> own = () -> c.v + 100;");
      SessionFile.save(before, file, SaveOptions.all());
    }
    try (JShell after = open("local", second.isEmpty() ? new String[0] : new String[] {second})) {
      SessionFile.load(file, after);

      assertThat(eval(after, "c.v = 5;")).isEqualTo("5");
      assertThat(eval(after, "one.get() + \" \" + two.get() + \" \" + own.get()"))
          .isEqualTo("\"5 10 105\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote", "local"})
  void load_failure_isToldInItsOwnWords(String engine) {
    Path file = directory.resolve("a.brine");
    try (JShell shell = open(engine)) {
      eval(
          shell,
          "class H { public int hashCode() { if (Boolean.getBoolean(\"brine.test.refuse\")) throw new IllegalStateException(\"no\"); return 1; } }");
      eval(shell, "Set<H> set = new HashSet<>(List.of(new H()));");
      eval(shell, "int x = 1;");
      SessionFile.save(shell, file, SaveOptions.all());
      eval(shell, "x = 2;");
      eval(shell, "System.setProperty(\"brine.test.refuse\", \"true\");");

      SessionFileException refused =
          catchThrowableOfType(SessionFileException.class, () -> SessionFile.load(file, shell));

      eval(shell, "System.clearProperty(\"brine.test.refuse\");");
      assertThat(refused)
          .hasMessage("a value cannot be built again: java.lang.IllegalStateException: no");
      assertThat(eval(shell, "x")).isEqualTo("2");
    }
  }

  @Test
  void save_valuesThatCannotTravel_remote_areRefusedWithTheirPaths() {
    try (JShell shell = open("remote")) {
      eval(shell, "class Holder { Thread thread = new Thread(); }");
      eval(shell, "Holder holder = new Holder();");

      SessionFileException refused =
          catchThrowableOfType(
              SessionFileException.class,
              () -> SessionFile.save(shell, directory.resolve("a"), SaveOptions.all()));

      assertThat(refused.refusals()).hasSize(1);
      assertThat(refused.refusals().get(0).name()).isEqualTo("holder");
      assertThat(refused.refusals().get(0).path()).first().asString().contains("Holder.thread");
      assertThat(refused.refusals().get(0).reason()).contains("a thread cannot leave its process");
    }
  }
}
