package dev.brine.command;

import dev.brine.error.Internal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What TAB offers behind {@code /pmap} or {@code %pmap}. */
@Internal
public final class PmapCompletion {
  /** A line whose last word is an option that is still being typed. */
  private static final Pattern IN_OPTION = Pattern.compile("(\\s*-[nt]\\s*\\S+\\s)*\\s*-[a-z]?");

  private PmapCompletion() {}

  /**
   * What may follow.
   *
   * @param before what was typed after the name and before the cursor
   * @param analysis the session's, for the Java text
   * @param anchor its one element receives where the offered texts begin
   */
  public static List<Suggestion> of(String before, SourceCodeAnalysis analysis, int[] anchor) {
    if (IN_OPTION.matcher(before).matches()) {
      anchor[0] = before.lastIndexOf('-');
      String begun = before.substring(anchor[0]);
      return Stream.of("-n ", "-t ")
          .filter(option -> option.startsWith(begun))
          .<Suggestion>map(OptionSuggestion::new)
          .toList();
    }
    PmapLine line;
    try {
      line = PmapLine.parse(before);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
    String java = line.opened() + line.text();
    List<Suggestion> found = analysis.completionSuggestions(java, java.length(), anchor);
    anchor[0] += line.start() - line.opened().length();
    return found;
  }

  /** A text that TAB offers. A record, since the tool drops equal ones. */
  private record OptionSuggestion(String continuation) implements Suggestion {
    @Override
    public boolean matchesType() {
      return true;
    }
  }
}
