package dev.brine.session;

import dev.brine.session.SavedSnippet.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is in a session file, or would be. To look at it runs no code of the session. Immutable.
 *
 * @param brine the version of Brine that saved it
 * @param jdk the version of the JDK that the session ran on
 * @param saved when
 * @param classPath what the session had added to its class path
 * @param snippets the snippets, each behind those that it needs where that is possible
 * @param values what there is to tell of the variables' values
 */
public record SavedSession(
    String brine,
    String jdk,
    Instant saved,
    List<String> classPath,
    List<SavedSnippet> snippets,
    List<SavedValue> values) {

  /** Copies the lists. */
  public SavedSession {
    classPath = List.copyOf(classPath);
    snippets = List.copyOf(snippets);
    values = List.copyOf(values);
  }

  /** The snippet with this id, such as {@code variable x} or {@code method f(int)}. */
  public Optional<SavedSnippet> snippet(String id) {
    return snippets.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** What there is to tell of a variable's value; empty where it had none. */
  public Optional<SavedValue> value(String variable) {
    return values.stream().filter(each -> each.name().equals(variable)).findFirst();
  }

  /** The values that are not in the file, each with the reason. */
  public List<SavedValue> skipped() {
    return values.stream().filter(each -> !each.isSaved()).toList();
  }

  /** All of it, for reading. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("session saved ").append(saved).append(" by Brine ").append(brine);
    text.append(" on JDK ").append(jdk).append('\n');
    classPath.forEach(entry -> text.append("class path ").append(entry).append('\n'));
    for (SavedSnippet each : snippets) {
      if (each.is(Kind.VARIABLE)) {
        text.append(each.type()).append(' ').append(each.name());
        value(each.name()).ifPresent(value -> text.append(shown(value)));
      } else {
        text.append(each.source().strip());
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String shown(SavedValue value) {
    return value.isSaved() ? " = " + value.text() : " (value not saved: " + value.skipped() + ")";
  }
}
