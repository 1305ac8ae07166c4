package dev.brine.command;

import com.google.common.base.CharMatcher;
import dev.brine.error.Internal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What was typed after {@code /pmap} or {@code %pmap}. Immutable.
 *
 * @param workers how many workers at most, or null where it was not said
 * @param timeout how long an item may run, or null where it was not said
 * @param name the variable that takes the result, or null for a numbered one
 * @param text the Java text, a function and items, as it was typed
 * @param start where in the line the Java text begins
 */
@Internal
public record PmapLine(
    @Nullable Integer workers,
    @Nullable Duration timeout,
    @Nullable String name,
    String text,
    int start) {
  private static final Pattern WORD = Pattern.compile("\\S+");

  /** A name and a single equals sign; neither a comparison nor an arrow. */
  private static final Pattern NAME =
      Pattern.compile("(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)\\s*=(?!=)\\s*");

  private static final String BRINE = "dev.brine.Brine";

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if the options are wrong, with a message of one line
   */
  public static PmapLine parse(String line) {
    PmapOptions options = new PmapOptions();
    int start = readOptions(line, options);
    Matcher named = NAME.matcher(line).region(start, line.length());
    String name = null;
    if (named.lookingAt()) {
      name = named.group(1);
      start = named.end();
    }
    return new PmapLine(options.workers, options.timeout, name, line.substring(start), start);
  }

  /** Fills in the options and tells where the first word after them begins. */
  private static int readOptions(String line, PmapOptions options) {
    List<MatchResult> words = new ArrayList<>();
    WORD.matcher(line).results().forEach(words::add);
    String[] typed = words.stream().map(MatchResult::group).toArray(String[]::new);
    try {
      new CommandLine(options).setStopAtPositional(true).setExpandAtFiles(false).parseArgs(typed);
    } catch (ParameterException e) {
      throw new IllegalArgumentException(
          CharMatcher.breakingWhitespace().collapseFrom(e.getMessage(), ' '), e);
    }
    if (options.workers != null && options.workers < 1) {
      throw new IllegalArgumentException(
          "-n must be at least 1, but was %d".formatted(options.workers));
    }
    int first = typed.length - options.text.size();
    return first == typed.length ? line.length() : words.get(first).start();
  }

  /** The snippet that this line stands for. */
  public String source() {
    return name == null ? call() : "var %s = %s;".formatted(name, call());
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
    if (workers == null && timeout == null) {
      return BRINE + ".pmap(";
    }
    StringBuilder call = new StringBuilder(BRINE).append(".pool()");
    if (workers != null) {
      call.append(".limit(").append(workers).append(')');
    }
    if (timeout != null) {
      call.append(".timeout(java.time.Duration.ofMillis(").append(timeout.toMillis()).append("))");
    }
    return call.append(".map(").toString();
  }

  /** Whether the last line may hold a comment that would swallow what is put behind it. */
  private boolean endsInComment() {
    return text.indexOf("//", text.lastIndexOf('\n') + 1) >= 0;
  }
}
