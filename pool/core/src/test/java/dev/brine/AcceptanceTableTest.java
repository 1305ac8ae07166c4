package dev.brine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the table of acceptance rows names is there. */
final class AcceptanceTableTest {
  private static final Path ROOT = Path.of("../..");

  /** A test method, or how the names of several begin. */
  private static final Pattern METHOD =
      Pattern.compile("`(\\w+(?:Test|IT|Contract|Verbs))\\.(\\w+?)_?(?:\\.\\.\\.)?`");

  /** The name of a case. */
  private static final Pattern CASE = Pattern.compile("`([CD]\\d{2,3}_\\w+)`");

  @Test
  void table_everyRow_namesTestsThatExist() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("src/test/ACCEPTANCE.md")).stream()
            .filter(line -> line.matches("\\| [CDP]\\d+ .*"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(200);
    String cases = cases();
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    for (String row : rows) {
      for (MatchResult each : METHOD.matcher(row).results().toList()) {
        if (!sources.getOrDefault(each.group(1), "").contains(" " + each.group(2))) {
          missing.add(each.group());
        }
      }
      for (MatchResult each : CASE.matcher(row).results().toList()) {
        if (!cases.contains("== " + each.group(1) + "\n")) {
          missing.add(each.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static String cases() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : Splitter.on(' ').split("capture-cases language-cases language-cases-25")) {
      all.append(Files.readString(Path.of("src/test/resources/dev/brine/pickle", name + ".txt")));
    }
    return all.toString();
  }

  /** The texts of all test classes, by their names. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("pool/core", "pool/spark", "kernel-ext")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }
}
