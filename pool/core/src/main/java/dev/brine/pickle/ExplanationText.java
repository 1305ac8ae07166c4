package dev.brine.pickle;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;

/** Tells an explanation in aligned lines. */
final class ExplanationText {
  /** More lines of one kind than this are counted, not shown. */
  private static final int MOST = 50;

  private final Explanation explanation;
  private final StringBuilder text = new StringBuilder();

  ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  @Override
  public String toString() {
    int refused = explanation.refusals().size();
    text.append(explanation.subject()).append(": ").append(ByteSize.of(explanation.bytes()));
    text.append(
        refused == 0
            ? ""
            : refused == 1 ? ", 1 thing refused" : ", " + refused + " things refused");
    text.append('\n');
    List<List<String>> variables = new ArrayList<>();
    for (Explanation.Variable each : explanation.variables()) {
      variables.add(
          List.of(
              ByteSize.of(each.bytes()),
              each.name(),
              each.label(),
              types(each.declaredType(), each.valueType()),
              String.join(" -> ", each.why())));
    }
    add("variables", variables);
    List<List<String>> captured = new ArrayList<>();
    for (Explanation.Captured each : explanation.captured()) {
      captured.add(List.of(ByteSize.of(each.bytes()), each.name(), each.type()));
    }
    add("captured", captured);
    List<List<String>> code = new ArrayList<>();
    for (Explanation.Code each : explanation.code()) {
      code.add(List.of(ByteSize.of(each.bytes()), each.name(), each.label()));
    }
    add("code", code);
    addRefusals();
    return text.toString().stripTrailing();
  }

  /** The value's class is told where it is not the declared one. */
  private static String types(String declared, String value) {
    String simple = value.substring(value.lastIndexOf('.') + 1);
    String raw = declared.replaceAll("<.*>", "");
    return raw.equals(simple) || raw.equals(value) ? declared : declared + " = " + value;
  }

  /** A table: sizes to the right, all else to the left, the last column as it is. */
  private void add(String title, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    text.append(title).append('\n');
    List<List<String>> shown = rows.subList(0, Math.min(rows.size(), MOST));
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : shown) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : shown) {
      StringBuilder line = new StringBuilder("  ");
      line.append(Strings.padStart(row.get(0), widths[0], ' '));
      for (int i = 1; i < columns; i++) {
        if (widths[i] > 0) {
          line.append("  ").append(Strings.padEnd(row.get(i), widths[i], ' '));
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    addRest(rows.size() - shown.size());
  }

  private void addRest(int rest) {
    if (rest > 0) {
      text.append("  ... ").append(rest).append(" more\n");
    }
  }

  private void addRefusals() {
    List<Explanation.Refusal> all = explanation.refusals();
    if (all.isEmpty()) {
      return;
    }
    text.append("refused\n");
    for (Explanation.Refusal each : all.subList(0, Math.min(all.size(), MOST))) {
      String path = each.path().isEmpty() ? "" : String.join(" -> ", each.path()) + ": ";
      String hint = each.hint().isEmpty() ? "" : "; " + each.hint();
      text.append("  ").append(path).append(each.reason()).append(hint).append('\n');
    }
    addRest(all.size() - MOST);
  }
}
