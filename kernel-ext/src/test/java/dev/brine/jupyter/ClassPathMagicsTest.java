package dev.brine.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.Brine;
import dev.brine.pool.Pool;
import dev.brine.pool.ProcessPool;
import dev.brine.report.Display;
import dev.brine.session.CellException;
import dev.brine.session.EmbeddedSession;
import dev.brine.session.EvaluationException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a session adds while its worker runs: {@code %jars}, {@code %maven} from a repository of the
 * test's own, {@code %load}.
 */
@Timeout(120)
class ClassPathMagicsTest {
  @TempDir private static Path home;
  private static Pool pool;
  private static EmbeddedSession session;
  private static CellRunner runner;

  @BeforeAll
  static void open() throws Exception {
    pool = ProcessPool.of(1);
    Brine.pool(pool);
    pool.map(x -> x, List.of(1));
    session = new EmbeddedSession();
    runner = new CellRunner(session, Magics.standard());
    publish("dep", "jar", "");
    publish(
        "lib",
        "bundle",
        "<dependencies><dependency><groupId>shop</groupId><artifactId>dep</artifactId>"
            + "<version>1.0</version></dependency></dependencies>");
    Files.writeString(
        home.resolve("settings.xml"),
        "<settings><localRepository>"
            + home.resolve("local")
            + "</localRepository><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>"
            + home.resolve("repo").toUri()
            + "</url></mirror></mirrors></settings>");
  }

  @AfterAll
  static void close() {
    session.close();
    pool.terminate();
  }

  /** Puts an artifact with one class into the repository; its class has the artifact's name. */
  private static void publish(String artifact, String packaging, String dependencies)
      throws Exception {
    Path classes = compile(artifact);
    Path directory = Files.createDirectories(home.resolve("repo/shop/" + artifact + "/1.0"));
    Files.writeString(
        directory.resolve(artifact + "-1.0.pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>"
            + artifact
            + "</artifactId><version>1.0</version><packaging>"
            + packaging
            + "</packaging>"
            + dependencies
            + "</project>");
    Path jar = directory.resolve(artifact + "-1.0.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("shop/" + artifact + ".class"));
      Files.copy(classes.resolve("shop/" + artifact + ".class"), entries);
    }
  }

  /** A directory with the class {@code shop.NAME}. */
  private static Path compile(String name) throws Exception {
    Path source = Files.createDirectories(home.resolve("src-" + name)).resolve(name + ".java");
    Files.writeString(
        source,
        "package shop; public class "
            + name
            + " { public static String say() { return \""
            + name
            + "\"; } }");
    Path classes = Files.createDirectories(home.resolve("classes-" + name));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString()))
        .isZero();
    return classes;
  }

  private record Ran(@Nullable Object value, String printed) {}

  private static Ran run(String cell) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    session.beginCell(1, cell);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Object value = runner.run(cell, Display.plain(out));
    return new Ran(value, printed.toString(StandardCharsets.UTF_8));
  }

  private static CellException refused(String cell) {
    return catchThrowableOfType(CellException.class, () -> run(cell));
  }

  private static String maven(String arguments) {
    return "%maven -s " + home.resolve("settings.xml") + " " + arguments;
  }

  @Test
  void maven_artifactOfAMirror_reachesSessionAndRunningWorkers() throws Exception {
    Ran ran = run("var added = " + maven("shop:lib:1.0") + "\nadded.size()");
    assertThat(ran.printed()).isEqualTo("added lib-1.0.jar, dep-1.0.jar\n");
    assertThat(ran.value()).isEqualTo(2);
    assertThat(home.resolve("local/shop/dep/1.0/dep-1.0.jar")).exists();
    assertThat(run("map(x -> shop.lib.say() + shop.dep.say() + x, List.of(1))").value())
        .isEqualTo(List.of("libdep1"));
  }

  @Test
  void maven_whatIsFetched_isOneLineInPlaceThatGoes() throws Exception {
    List<String> noted = new ArrayList<>();
    publish("far", "jar", "");
    String cell = maven("shop:far:1.0");
    session.beginCell(1, cell);
    runner.run(cell, new NotedAreas(Display.plain(System.out), noted));
    assertThat(noted)
        .contains("fetched 0; fetching far-1.0.pom", "fetched 1; fetching far-1.0.jar")
        .last()
        .isEqualTo("clear");
    noted.clear();
    runner.run(cell, new NotedAreas(Display.plain(System.out), noted));
    assertThat(noted).as("all is here").isEmpty();
  }

  @Test
  void maven_excluded_isLeftOut() throws Exception {
    assertThat(run(maven("-x shop:dep shop:lib:1.0")).printed()).isEqualTo("added lib-1.0.jar\n");
  }

  @Test
  void maven_whatCannotBeHad_saysWhatAndWhy() {
    assertThat(refused(maven("shop:nothing:1.0"))).hasMessageContaining("shop:nothing:jar:1.0");
    assertThat(refused(maven("-o shop:nothing:2.0")))
        .hasMessageContaining("shop:nothing:jar:2.0")
        .hasMessageContaining("%maven was told to stay offline (-o)");
    assertThat(refused(maven("nonsense")))
        .hasMessage("'nonsense' is no artifact; write GROUP:ARTIFACT:VERSION");
    assertThat(refused("%maven")).hasMessageContaining("`%maven --help` tells what it takes");
    assertThat(refused("%maven -r here shop:lib:1.0"))
        .hasMessage("a repository is ID=URL, not 'here'");
  }

  @Test
  void jars_directoryAddedLater_reachesRunningWorkers() throws Exception {
    Path classes = compile("Late");
    assertThat(run("%jars " + classes).printed()).isEqualTo("added classes-Late\n");
    assertThat(run("map(x -> shop.Late.say(), List.of(1))").value()).isEqualTo(List.of("Late"));
  }

  @Test
  void jars_glob_addsAll() throws Exception {
    Ran ran = run("var some = %jars " + home + "/repo/shop/*/1.0/*.jar\nsome");
    assertThat(ran.printed()).isEqualTo("added dep-1.0.jar, lib-1.0.jar\n");
    assertThat((List<?>) ran.value()).hasSize(2);
    assertThat(refused("%classpath " + home + "/none/*.jar"))
        .hasMessageContaining("there is no " + home + "/none/*.jar in ");
  }

  @Test
  void load_script_declaresAndNamesItsLines() throws Exception {
    Path script = home.resolve("tools.jsh");
    Files.writeString(script, "int half(int x) {\n    return 10 / x;\n}\nhalf(5)\n");
    assertThat(run("%load " + script).value()).isEqualTo(2);
    EvaluationException failure =
        catchThrowableOfType(EvaluationException.class, () -> run("half(0)"));
    assertThat(String.join("\n", ErrorText.of(failure)))
        .contains(script + " line 2: return 10 / x;")
        .contains("cell [1] line 1: half(0)");
  }

  @Test
  void load_notebook_runsItsCellsAndMagics() throws Exception {
    Path notebook = home.resolve("other.ipynb");
    Files.writeString(
        notebook,
        """
        {"cells": [
          {"cell_type": "markdown", "source": "text", "metadata": {}},
          {"cell_type": "code", "source": ["int other = 20;\\n"], "metadata": {}},
          {"cell_type": "code", "source": "%pmap x -> x + other, List.of(1)", "metadata": {}}
        ], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
        """);
    assertThat(run("%load " + notebook).value()).isEqualTo(List.of(21));
    assertThat(refused("%load " + home.resolve("none.jsh"))).hasMessageContaining("there is no");
  }
}
