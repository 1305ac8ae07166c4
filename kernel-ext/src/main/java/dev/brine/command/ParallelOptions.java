package dev.brine.command;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.brine.session.CellException;
import java.time.Duration;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options in the first line of a cell. */
@Command(
    name = "%%parallel",
    sortOptions = false,
    synopsisHeading = "usage: ",
    customSynopsis = "%%%%parallel [-n N] [-o NAME] [-t TIME] [--batch N] [-v] [--help]",
    description = {
      "%nRuns a for loop in parallel: each iteration is a task in another process.",
      "Statements before it run in the session, as set-up. Only the last loop of the",
      "cell is run in parallel; an earlier one is set-up as well.%n",
      "    for (int x : range(0, 10)) {",
      "        x * x",
      "    }%n",
      "The iteration's value is what it returns, or its last expression written without",
      "a semicolon; the values make a list, in the order of the items. `continue` leaves",
      "the item out.%n"
    })
final class ParallelOptions {
  private static final CharMatcher BLANK = CharMatcher.whitespace();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = {"-n", "--workers"},
      paramLabel = "N",
      description = "use at most N workers; the pool grows if it has fewer")
  private @Nullable Integer workers;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "NAME",
      description = "put the list into this session variable")
  private @Nullable String out;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "end an item that takes longer: 500ms, 10s, 2m, 1h; a number is seconds")
  private @Nullable Duration timeout;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "send N items together; without it, their number follows their time")
  private @Nullable Integer batch;

  @Option(
      names = {"-v", "--verbose"},
      description = "print the Java that is generated")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this, run nothing")
  private boolean help;

  private ParallelOptions() {}

  /**
   * Reads the options of the cell's first line.
   *
   * @throws CellException if they are wrong
   */
  static ParallelOptions of(CellText cell) throws CellException {
    ParallelOptions options = new ParallelOptions();
    String line = cell.firstLine();
    List<String> words = Splitter.on(BLANK).omitEmptyStrings().splitToList(line);
    try {
      new CommandLine(options)
          .setExpandAtFiles(false)
          .parseArgs(words.stream().skip(1).toArray(String[]::new));
      if (!options.help) {
        options.check();
      }
      return options;
    } catch (ParameterException e) {
      throw cell.refuseLine(
          e.getMessage() + "\n" + options.synopsis() + "\n`%%parallel --help` tells more");
    }
  }

  /** The names of all options. */
  static List<String> names() {
    CommandSpec spec = new CommandLine(new ParallelOptions()).getCommandSpec();
    return List.copyOf(spec.optionsMap().keySet());
  }

  private void check() {
    if (workers != null && workers < 1) {
      throw refuse("--workers must be at least 1, not " + workers);
    }
    if (batch != null && batch < 1) {
      throw refuse("--batch must be at least 1, not " + batch);
    }
    if (out != null && (!SourceVersion.isName(out) || out.contains("."))) {
      throw refuse("--out must be the name of a variable, not '" + out + "'");
    }
  }

  private ParameterException refuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private String synopsis() {
    return spec.commandLine().getUsageMessage(Ansi.OFF).lines().findFirst().orElse("");
  }

  /** The usage, of several lines. */
  String usage() {
    return spec.commandLine().getUsageMessage(Ansi.OFF);
  }

  boolean isHelp() {
    return help;
  }

  boolean isVerbose() {
    return verbose;
  }

  /** At least 1, or null where the pool decides. */
  @Nullable Integer workers() {
    return workers;
  }

  /** The name of a variable, or null. */
  @Nullable String out() {
    return out;
  }

  /** What is wrong where the iterations have nothing for the variable. */
  String noValue() {
    return "the iterations have no value for `"
        + out
        + "`; end the body with an expression without `;`";
  }

  /** How long an item may take, or null where it may take any time. */
  @Nullable Duration timeout() {
    return timeout;
  }

  /** At least 1, or null where the pool decides. */
  @Nullable Integer batch() {
    return batch;
  }
}
