package dev.brine.session;

import java.util.List;

/**
 * What a load did to a session. Immutable.
 *
 * @param evaluated the ids of the snippets that were evaluated or declared
 * @param kept the ids of those that the session had already, word for word
 * @param values the variables that got their values
 * @param withoutValue the variables that were declared only, each with the reason
 * @param missing the class path entries that are not there any more
 */
public record LoadReport(
    List<String> evaluated,
    List<String> kept,
    List<String> values,
    List<String> withoutValue,
    List<String> missing) {

  /** Copies the lists. */
  public LoadReport {
    evaluated = List.copyOf(evaluated);
    kept = List.copyOf(kept);
    values = List.copyOf(values);
    withoutValue = List.copyOf(withoutValue);
    missing = List.copyOf(missing);
  }

  /** The report in a few lines, for reading. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("%d snippets loaded, %d were there".formatted(evaluated.size(), kept.size()));
    text.append(", %d values".formatted(values.size()));
    withoutValue.forEach(each -> text.append("\nwithout value: ").append(each));
    missing.forEach(each -> text.append("\nnot on this machine: ").append(each));
    return text.toString();
  }
}
