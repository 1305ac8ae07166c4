package dev.brine.jupyter;

import com.google.common.base.Strings;
import com.google.common.html.HtmlEscapers;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of columns, made of a collection of records or maps. Immutable.
 *
 * @param more how many rows are left out
 */
record Table(List<String> columns, List<List<String>> rows, int more) {
  private static final int MOST_ROWS = 60;
  private static final int MOST_COLUMNS = 40;
  private static final int LONGEST = 100;

  /** The table that this value is; null where it is none. */
  static @Nullable Table of(Object value) throws ReflectiveOperationException {
    if (!(value instanceof Collection<?> all) || all.isEmpty()) {
      return null;
    }
    Object first = all.iterator().next();
    if (first instanceof Record && all.stream().allMatch(each -> isSame(first, each))) {
      return ofRecords(all, first.getClass().getRecordComponents());
    }
    if (all.stream().allMatch(each -> each instanceof Map<?, ?> map && !map.isEmpty())) {
      return ofMaps(all);
    }
    return null;
  }

  private static boolean isSame(Object first, @Nullable Object other) {
    return other != null && other.getClass() == first.getClass();
  }

  private static @Nullable Table ofRecords(Collection<?> all, RecordComponent[] components)
      throws ReflectiveOperationException {
    if (components.length == 0 || components.length > MOST_COLUMNS) {
      return null;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Object each : all) {
      if (rows.size() < MOST_ROWS) {
        List<String> row = new ArrayList<>();
        for (RecordComponent component : components) {
          component.getAccessor().setAccessible(true);
          row.add(text(component.getAccessor().invoke(each)));
        }
        rows.add(row);
      }
    }
    List<String> columns = Arrays.stream(components).map(RecordComponent::getName).toList();
    return new Table(columns, rows, all.size() - rows.size());
  }

  private static @Nullable Table ofMaps(Collection<?> all) {
    Set<Object> keys = new LinkedHashSet<>();
    for (Object each : all) {
      keys.addAll(((Map<?, ?>) each).keySet());
      if (keys.size() > MOST_COLUMNS) {
        return null;
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Object each : all) {
      if (rows.size() < MOST_ROWS) {
        Map<?, ?> map = (Map<?, ?>) each;
        rows.add(keys.stream().map(key -> map.containsKey(key) ? text(map.get(key)) : "").toList());
      }
    }
    return new Table(keys.stream().map(String::valueOf).toList(), rows, all.size() - rows.size());
  }

  /** The table of a map's keys and values. */
  static Table ofMap(Map<?, ?> map) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<?, ?> each : map.entrySet()) {
      if (rows.size() < MOST_ROWS) {
        rows.add(List.of(text(each.getKey()), text(each.getValue())));
      }
    }
    return new Table(List.of("key", "value"), rows, map.size() - rows.size());
  }

  private static String text(@Nullable Object value) {
    String text = Values.text(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
  }

  String html() {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    columns.forEach(each -> html.append("<th>").append(escaped(each)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(each -> html.append("<td>").append(escaped(each)).append("</td>"));
      html.append("</tr>");
    }
    html.append("</tbody></table>");
    return more > 0 ? html.append("<p>").append(left()).append("</p>").toString() : html.toString();
  }

  private static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  private String left() {
    return "... and " + more + " more rows";
  }

  /** The same as aligned text. */
  String plain() {
    List<List<String>> lines = new ArrayList<>(List.of(columns));
    lines.addAll(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder cells = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        cells.append(Strings.padEnd(line.get(i).replace('\n', ' '), width + 2, ' '));
      }
      text.append(cells.toString().stripTrailing()).append('\n');
    }
    return more > 0 ? text.append(left()).toString() : text.toString().stripTrailing();
  }
}
