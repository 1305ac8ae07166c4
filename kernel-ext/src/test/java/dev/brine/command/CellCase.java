package dev.brine.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One cell and what is expected of it.
 *
 * @param name says what the cell shows
 * @param cell its text
 * @param expected one expectation a line: a word, a colon and what it must be
 */
record CellCase(String name, String cell, List<String> expected) {
  private static final Pattern VERSION = Pattern.compile("(since|before) (\\d+): (.*)");
  private static final Pattern OUT = Pattern.compile("^%%parallel.* (?:-o|--out) (\\w+)");

  /**
   * The cases of a file: {@code #### name}, the cell, {@code ----}, the expectations; one that
   * depends on Java's version has {@code since 25:} or {@code before 25:} before it.
   */
  static List<CellCase> read(String resource) {
    String text;
    try {
      text =
          Resources.toString(
              Resources.getResource(CellCase.class, resource), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<CellCase> cases = new ArrayList<>();
    for (String each : Splitter.on("#### ").omitEmptyStrings().split(text)) {
      int nameEnd = each.indexOf('\n');
      int cellEnd = each.indexOf("\n----\n");
      if (cellEnd < 0) {
        throw new AssertionError("no expectation: " + each);
      }
      cases.add(
          new CellCase(
              each.substring(0, nameEnd),
              each.substring(nameEnd + 1, cellEnd).replace("<CR>", "\r"),
              expected(each.substring(cellEnd + 6))));
    }
    return cases;
  }

  /** Those of this version of Java, of which each has some. */
  private static List<String> expected(String text) {
    List<String> expected = new ArrayList<>();
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      Matcher version = VERSION.matcher(line);
      if (!version.matches()) {
        expected.add(line);
      } else {
        boolean since = Runtime.version().feature() >= Integer.parseInt(version.group(2));
        if (since == version.group(1).equals("since")) {
          expected.add(version.group(3));
        }
      }
    }
    assertThat(expected).as(text).isNotEmpty();
    return expected;
  }

  /** The variable that the cell's first line asks for, or null. */
  @Nullable String out() {
    Matcher option = OUT.matcher(cell);
    return option.find() ? option.group(1) : null;
  }

  @Override
  public String toString() {
    return name;
  }
}
