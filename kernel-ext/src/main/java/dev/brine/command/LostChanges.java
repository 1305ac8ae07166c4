package dev.brine.command;

import dev.brine.session.CellException.Fault;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The warning of what a loop's iterations were seen to change in the workers' copies, beyond what
 * its text had shown already.
 */
final class LostChanges {
  private static final Pattern VARIABLE = Pattern.compile("variable (\\S+) \\(.*");

  /** How a warning of the text begins: with the changed place, whose head is the variable. */
  private static final Pattern PLACE = Pattern.compile("`\\(*([\\w$]+).*", Pattern.DOTALL);

  private LostChanges() {}

  /**
   * One line, or null where nothing is left to be said.
   *
   * @param changed the names of what was changed
   * @param warnings those that were given before the loop ran
   */
  static @Nullable String line(Collection<String> changed, List<Fault> warnings) {
    List<String> told = warnings.stream().map(each -> first(PLACE, each.message())).toList();
    List<String> left =
        changed.stream().filter(each -> !told.contains(first(VARIABLE, each))).toList();
    if (left.isEmpty()) {
      return null;
    }
    boolean one = left.size() == 1;
    return "warning: %s %s changed in the workers; the session's %s unchanged: return values instead"
        .formatted(String.join(", ", left), one ? "was" : "were", one ? "copy is" : "copies are");
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? matcher.group(1) : text;
  }
}
