package dev.brine.command;

import com.google.common.base.CharMatcher;
import dev.brine.error.Internal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/**
 * What was typed after {@code /pmap} or {@code %pmap}. Immutable.
 *
 * @param map how the map is to run
 * @param progressAfter how long it shows no progress
 * @param verbose whether everything is to be shown
 * @param name the variable that takes the result, or null for a numbered one
 * @param text the Java text, a function and items, as it was typed
 * @param start where in the line the Java text begins
 */
@Internal
public record PmapLine(
    MapOptions map,
    Duration progressAfter,
    boolean verbose,
    @Nullable String name,
    String text,
    int start) {
  private static final Pattern WORD = Pattern.compile("\\S+");

  /** A name and a single equals sign; neither a comparison nor an arrow. */
  private static final Pattern NAME =
      Pattern.compile("(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)\\s*=(?!=)\\s*");

  /** What no option at all gives, and a shorter way to say it. */
  private static final String PLAIN = "dev.brine.Brine.pool().map(";

  private static final String SHORT = "dev.brine.Brine.pmap(";

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if the options are wrong, with a message of one line
   */
  public static PmapLine parse(String line) {
    List<MatchResult> words = new ArrayList<>();
    WORD.matcher(line).results().forEach(words::add);
    PmapOptions options = readOptions(words.stream().map(MatchResult::group).toList());
    int first = words.size() - options.text.size();
    int start = first == words.size() ? line.length() : words.get(first).start();
    Matcher named = NAME.matcher(line).region(start, line.length());
    String name = null;
    if (named.lookingAt()) {
      name = named.group(1);
      start = named.end();
    }
    return new PmapLine(
        options.map, options.progressAfter, options.verbose, name, line.substring(start), start);
  }

  private static PmapOptions readOptions(List<String> words) {
    try {
      return PmapOptions.parse(words.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new IllegalArgumentException(
          CharMatcher.breakingWhitespace().collapseFrom(String.valueOf(e.getMessage()), ' '), e);
    }
  }

  /** The snippet that this line stands for. */
  public String source() {
    return snippet(call());
  }

  /** As {@link #source()}, where items that are an array or a stream are passed as such. */
  public String source(SourceCodeAnalysis analysis) {
    return snippet(PmapArrays.adapt(call(), opened(), analysis));
  }

  private String snippet(String call) {
    return name == null ? call : "var %s = %s;".formatted(name, call);
  }

  /** The call alone, without the variable; it begins with {@link #opened} and the text. */
  public String call() {
    return opened() + text.stripTrailing() + (endsInComment() ? "\n)" : ")");
  }

  /**
   * The call up to and with the Java text, but still open. It is written in full, so that it works
   * under any imports and shows what really runs when the session is listed or saved.
   */
  public String opened() {
    String call = map.call();
    return call.equals(PLAIN) ? SHORT : call;
  }

  /** Whether the last line may hold a comment that would swallow what is put behind it. */
  private boolean endsInComment() {
    return text.indexOf("//", text.lastIndexOf('\n') + 1) >= 0;
  }
}
