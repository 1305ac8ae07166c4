package dev.brine.command;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.brine.error.Internal;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What TAB offers behind {@code /pmap} or {@code %pmap}. */
@Internal
public final class PmapCompletion {
  private PmapCompletion() {}

  /**
   * What may follow.
   *
   * @param before what was typed after the name and before the cursor
   * @param analysis the session's, for the Java text
   * @param anchor its one element receives where the offered texts begin
   */
  public static List<Suggestion> of(String before, SourceCodeAnalysis analysis, int[] anchor) {
    int word = CharMatcher.whitespace().lastIndexIn(before) + 1;
    List<String> options = options(before.substring(0, word), before.substring(word));
    if (!options.isEmpty()) {
      anchor[0] = word;
      return WordSuggestion.of(options);
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

  /** The options, or the values of one, that the word may become behind other options. */
  private static List<String> options(String before, String word) {
    List<String> words =
        Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(before);
    CommandLine command = PmapOptions.commandLine(new PmapOptions());
    OptionSpec open = words.isEmpty() ? null : option(command, words.get(words.size() - 1));
    if (open != null && open.arity().min() > 0) {
      return Stream.of(open.paramLabel().split("\\|", -1))
          .filter(value -> value.startsWith(word) && open.paramLabel().contains("|"))
          .map(value -> value + " ")
          .toList();
    }
    if (!word.startsWith("-") || !isOptionsOnly(before)) {
      return List.of();
    }
    return command.getCommandSpec().options().stream()
        .filter(each -> Stream.of(each.names()).noneMatch(words::contains))
        .flatMap(each -> Stream.of(each.names()))
        .filter(name -> name.startsWith(word))
        .map(name -> name + " ")
        .toList();
  }

  private static boolean isOptionsOnly(String before) {
    try {
      PmapLine line = PmapLine.parse(before);
      return line.text().isEmpty() && line.name() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable OptionSpec option(CommandLine command, String word) {
    return command.getCommandSpec().optionsMap().get(word);
  }
}
