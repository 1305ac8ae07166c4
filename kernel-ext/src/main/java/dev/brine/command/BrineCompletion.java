package dev.brine.command;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.brine.error.Internal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What TAB offers behind {@code /brine} or {@code %brine}. */
@Internal
public final class BrineCompletion {
  private BrineCompletion() {}

  /**
   * What may follow.
   *
   * @param before what was typed after the name and before the cursor
   * @param analysis the session's, for Java text
   * @param anchor its one element receives where the offered texts begin
   */
  public static List<Suggestion> of(String before, SourceCodeAnalysis analysis, int[] anchor) {
    int wordStart = CharMatcher.whitespace().lastIndexIn(before) + 1;
    String word = before.substring(wordStart);
    List<String> words =
        Splitter.on(CharMatcher.whitespace())
            .omitEmptyStrings()
            .splitToList(before.substring(0, wordStart));
    anchor[0] = wordStart;
    if (words.isEmpty()) {
      return WordSuggestion.of(beginning(word, BrineCommand.names(), " "));
    }
    CommandSpec command = BrineCommand.spec(words.get(0));
    if (command == null) {
      return List.of();
    }
    if (word.startsWith("-")) {
      List<String> options = command.options().stream().map(OptionSpec::longestName).toList();
      return WordSuggestion.of(beginning(word, options, " "));
    }
    if (command.name().equals(ExplainCommand.NAME)) {
      return java(before, analysis, anchor);
    }
    if (command.userObject() instanceof ConfigCommand) {
      return WordSuggestion.of(
          Stream.concat(
                  beginning(word, DefaultOptions.known().keySet(), "=").stream(),
                  beginning(word, List.of("reset"), " ").stream())
              .toList());
    }
    return isFile(command, words.size() - 1) ? files(word, wordStart, anchor) : List.of();
  }

  private static List<String> beginning(String word, Collection<String> known, String end) {
    return known.stream().filter(each -> each.startsWith(word)).map(each -> each + end).toList();
  }

  /** Java is completed as the arguments of a map. */
  private static List<Suggestion> java(String before, SourceCodeAnalysis analysis, int[] anchor) {
    int start = before.indexOf(ExplainCommand.NAME) + ExplainCommand.NAME.length() + 1;
    String opened = "dev.brine.Brine.pmap(";
    String java = opened + before.substring(start);
    List<Suggestion> found = analysis.completionSuggestions(java, java.length(), anchor);
    anchor[0] += start - opened.length();
    return found;
  }

  /** Whether the command takes a file in this place, from 0. */
  private static boolean isFile(CommandSpec command, int place) {
    return command.positionalParameters().stream()
        .anyMatch(each -> each.index().contains(place) && isPath(each));
  }

  private static boolean isPath(@Nullable ArgSpec argument) {
    return argument != null && argument.type() == Path.class;
  }

  private static List<Suggestion> files(String word, int wordStart, int[] anchor) {
    int name = word.lastIndexOf('/') + 1;
    Path folder = FilePaths.of(Path.of(word.substring(0, name)));
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder.toAbsolutePath())) {
      for (Path each : inside) {
        String file = each.getFileName().toString();
        if (file.startsWith(word.substring(name))) {
          found.add(Files.isDirectory(each) ? file + "/" : file);
        }
      }
    } catch (IOException noSuchFolder) {
      return List.of();
    }
    anchor[0] = wordStart + name;
    return WordSuggestion.of(found.stream().sorted().toList());
  }
}
