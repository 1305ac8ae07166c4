package dev.brine.report;

import dev.brine.error.Internal;
import dev.brine.pickle.ByteSize;
import dev.brine.pickle.Explanation;

/** What would travel with a function, for people. */
@Internal
public final class CaptureReport {
  private CaptureReport() {}

  /** The explanation's own text, and the same as tables. */
  public static Content of(Explanation explanation) {
    StringBuilder html = new StringBuilder();
    html.append("<p><b>")
        .append(Table.escape(explanation.subject()))
        .append("</b>: ")
        .append(ByteSize.of(explanation.bytes()))
        .append(" travel")
        .append(explanation.refusals().isEmpty() ? "" : ", but not all of it can")
        .append("</p>");
    Table refusals = new Table("refused", "why", "instead");
    explanation
        .refusals()
        .forEach(
            each -> refusals.row(String.join(" \u2192 ", each.path()), each.reason(), each.hint()));
    Table variables = new Table("variable", "typed in", "type", "bytes", "reached by");
    explanation
        .variables()
        .forEach(
            each ->
                variables.row(
                    each.name(),
                    each.label(),
                    each.declaredType(),
                    ByteSize.of(each.bytes()),
                    String.join(" \u2192 ", each.why())));
    Table captured = new Table("captured", "type", "bytes");
    explanation
        .captured()
        .forEach(each -> captured.row(each.name(), each.type(), ByteSize.of(each.bytes())));
    Table code = new Table("code", "typed in", "bytes");
    explanation
        .code()
        .forEach(each -> code.row(each.name(), each.label(), ByteSize.of(each.bytes())));
    for (Table each : new Table[] {refusals, variables, captured, code}) {
      html.append(each.isEmpty() ? "" : each.html());
    }
    return Content.of(explanation.toString()).html(html.toString());
  }
}
