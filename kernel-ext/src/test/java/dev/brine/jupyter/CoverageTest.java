package dev.brine.jupyter;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.brine.cli.Main;
import dev.brine.command.BrineCommand;
import dev.brine.command.BrineCompletion;
import dev.brine.command.PmapCompletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/**
 * {@code COVERAGE.md} names a test for every magic, command and option that there is, by the
 * commands' own models, and the tests that it names are there and use what they are named for.
 */
@Timeout(60)
class CoverageTest {
  private static final Path TESTS = Path.of("src/test");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static JShell shell;

  /**
   * A row of a table.
   *
   * @param names a command, or an option under all of its names
   * @param tests tests, each as {@code Class.method} or {@code file.py: test}
   */
  private record Row(List<String> names, List<String> tests) {}

  @BeforeAll
  static void open() {
    shell = JShell.builder().executionEngine("local").build();
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  /** All commands, each with its options. */
  private static Map<String, Set<String>> commands() {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    Map<String, Set<String>> commands = new TreeMap<>();
    for (Magic each : Magics.standard().all()) {
      commands.put(each.name(), options(each.complete("-", analysis).texts()));
    }
    commands.put("/pmap", options(continuations(PmapCompletion.of("-", analysis, new int[1]))));
    commands.put("/brine", new TreeSet<>());
    for (String each : BrineCommand.names()) {
      Set<String> options =
          options(continuations(BrineCompletion.of(each + " -", analysis, new int[1])));
      commands.put("%brine " + each, options);
      commands.put("/brine " + each, options);
    }
    for (Map.Entry<String, CommandLine> each :
        new CommandLine(Main.class).getSubcommands().entrySet()) {
      CommandLine.Model.CommandSpec spec = each.getValue().getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        commands.put("brine.jar " + each.getKey(), options(spec.optionsMap().keySet()));
      }
    }
    return commands;
  }

  private static List<String> continuations(List<Suggestion> suggestions) {
    return suggestions.stream().map(Suggestion::continuation).toList();
  }

  private static Set<String> options(Collection<String> offered) {
    return offered.stream()
        .map(String::strip)
        .filter(each -> each.startsWith("-"))
        .collect(toCollection(TreeSet::new));
  }

  /** The tables by the command in their title. */
  private static Map<String, List<Row>> tables() throws IOException {
    Map<String, List<Row>> tables = new LinkedHashMap<>();
    for (String line : Files.readAllLines(TESTS.resolve("COVERAGE.md"))) {
      if (line.startsWith("## ")) {
        tables.put(code(line).get(0), new ArrayList<>());
      } else if (line.startsWith("| `")) {
        List<String> cells = Splitter.on('|').splitToList(line.replace("\\|", " "));
        Iterables.getLast(tables.values()).add(new Row(code(cells.get(1)), code(cells.get(2))));
      }
    }
    return tables;
  }

  private static List<String> code(String text) {
    return CODE.matcher(text).results().map(each -> each.group(1)).toList();
  }

  @Test
  void everyCommandAndOption_ofTheModels_isInTheTables() throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    tables()
        .forEach(
            (command, rows) -> {
              assertThat(rows.get(0).names()).as("the first row").containsExactly(command);
              Set<String> options = new TreeSet<>();
              rows.stream().skip(1).flatMap(row -> row.names().stream()).forEach(options::add);
              listed.put(command, options);
            });
    assertThat(listed).isEqualTo(commands());
  }

  @Test
  void everyTest_ofTheTables_isThereAndUsesWhatItIsNamedFor() throws IOException {
    for (Map.Entry<String, List<Row>> table : tables().entrySet()) {
      for (Row row : table.getValue()) {
        String what = table.getKey() + " " + row.names();
        assertThat(row.tests()).as(what).isNotEmpty();
        List<String> bodies = row.tests().stream().map(CoverageTest::body).toList();
        assertThat(bodies).as(what).anyMatch(body -> isUsed(row, body));
      }
    }
  }

  /** A command is known by its last word, an option by any of its names. */
  private static boolean isUsed(Row row, String body) {
    return row.names().stream()
        .map(name -> name.substring(CharMatcher.is(' ').lastIndexIn(name) + 1))
        .map(word -> Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])"))
        .anyMatch(word -> word.matcher(body).find());
  }

  /** The text of a test. */
  private static String body(String test) {
    boolean python = test.contains(".py: ");
    List<String> parts = Splitter.on(python ? ": " : ".").splitToList(test);
    String text = python ? read(TESTS.resolve("python/" + parts.get(0))) : java(parts.get(0));
    Pattern method =
        Pattern.compile(
            python
                ? "(?s)\n    def %s\\(self\\):\n.*?(?=\n    def |\n\n\n|\\z)"
                : "(?s)\n\n  @(?:(?!\n\n  ).)*? void %s\\(.*?\n  }\n");
    Matcher found =
        Pattern.compile(method.pattern().formatted(Pattern.quote(parts.get(1)))).matcher(text);
    assertThat(found.find()).as("there is a test " + test).isTrue();
    return found.group();
  }

  private static String java(String name) {
    try (Stream<Path> files = Files.walk(TESTS.resolve("java"))) {
      return files
          .filter(file -> file.getFileName().toString().equals(name + ".java"))
          .map(CoverageTest::read)
          .findFirst()
          .orElseThrow(() -> new AssertionError("there is no class " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
