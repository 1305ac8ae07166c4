package dev.brine.report;

import com.google.common.base.Strings;
import com.google.common.html.HtmlEscapers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows under a head, as text and as HTML. Columns of numbers stand to the right. */
final class Table {
  private static final String LEFT = "<%1$s style=\"text-align:left\">%2$s</%1$s>";
  private static final String RIGHT = "<%1$s style=\"text-align:right\">%2$s</%1$s>";

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row with as many cells as the head has. */
  Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Lines, each with its end. */
  String text() {
    int[] widths = new int[head.size()];
    List<List<String>> all = new ArrayList<>();
    all.add(head);
    all.addAll(rows);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        line.append(i == 0 ? "" : "  ")
            .append(
                isOfNumbers(i)
                    ? Strings.padStart(cell, widths[i], ' ')
                    : Strings.padEnd(cell, widths[i], ' '));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  String html() {
    StringBuilder html = new StringBuilder("<table><thead>");
    html.append(row("th", head)).append("</thead><tbody>");
    rows.forEach(row -> html.append(row("td", row)));
    return html.append("</tbody></table>").toString();
  }

  private String row(String tag, List<String> cells) {
    StringBuilder html = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      html.append((isOfNumbers(i) ? RIGHT : LEFT).formatted(tag, escape(cells.get(i))));
    }
    return html.append("</tr>").toString();
  }

  private boolean isOfNumbers(int column) {
    return !rows.isEmpty()
        && rows.stream()
            .map(row -> row.get(column))
            .allMatch(cell -> cell.isEmpty() || Character.isDigit(cell.charAt(0)));
  }

  /** Text as HTML shows it. */
  static String escape(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  /** Several lines as HTML shows them. */
  static String lines(String text) {
    return text.lines().map(Table::escape).collect(Collectors.joining("<br>"));
  }
}
