package dev.brine.session;

import dev.brine.session.SavedSnippet.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two sessions. The lists hold ids such as {@code variable x} or {@code method
 * f(int)}. Immutable.
 *
 * @param added what only the second has
 * @param removed what only the first has
 * @param changedSource what both have with another source, or a variable of another type
 * @param changedValue the variables whose value was written differently
 */
public record SessionDiff(
    List<String> added,
    List<String> removed,
    List<String> changedSource,
    List<String> changedValue) {

  /** Copies the lists. */
  public SessionDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changedSource = List.copyOf(changedSource);
    changedValue = List.copyOf(changedValue);
  }

  static SessionDiff of(SavedSession before, SavedSession after) {
    List<String> source = new ArrayList<>();
    List<String> value = new ArrayList<>();
    for (SavedSnippet old : before.snippets()) {
      Optional<SavedSnippet> now = after.snippet(old.id());
      if (now.isPresent() && !isSame(old, now.get())) {
        source.add(old.id());
      } else if (now.isPresent() && isValueChanged(old, before, after)) {
        value.add(old.id());
      }
    }
    return new SessionDiff(missing(after, before), missing(before, after), source, value);
  }

  /** Whether there is no difference. */
  public boolean isEmpty() {
    return added.isEmpty()
        && removed.isEmpty()
        && changedSource.isEmpty()
        && changedValue.isEmpty();
  }

  /** The differences, one on each line. */
  public String text() {
    if (isEmpty()) {
      return "no differences";
    }
    List<String> lines = new ArrayList<>();
    added.forEach(each -> lines.add("+ " + each));
    removed.forEach(each -> lines.add("- " + each));
    changedSource.forEach(each -> lines.add("~ " + each));
    changedValue.forEach(each -> lines.add("~ value of " + each));
    return String.join("\n", lines);
  }

  /** The ids of what the first has and the second has not. */
  private static List<String> missing(SavedSession there, SavedSession here) {
    return there.snippets().stream()
        .map(SavedSnippet::id)
        .filter(id -> here.snippet(id).isEmpty())
        .toList();
  }

  /**
   * A variable that was loaded has a declaration without an initializer, so only its type counts.
   */
  private static boolean isSame(SavedSnippet old, SavedSnippet now) {
    return old.type().equals(now.type())
        && (old.is(Kind.VARIABLE) || old.source().strip().equals(now.source().strip()));
  }

  private static boolean isValueChanged(
      SavedSnippet variable, SavedSession before, SavedSession after) {
    return variable.is(Kind.VARIABLE)
        && !before
            .value(variable.name())
            .map(SessionDiff::comparable)
            .equals(after.value(variable.name()).map(SessionDiff::comparable));
  }

  private static String comparable(SavedValue value) {
    return value.digest().isEmpty() ? value.text() : value.digest();
  }
}
