package dev.brine.command;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.brine.report.GroupedOutput.Order;
import dev.brine.report.ProgressBar;
import dev.brine.session.CellException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options in the first line of a cell. */
@Command(
    name = "%%parallel",
    sortOptions = false,
    synopsisHeading = "usage: ",
    customSynopsis = "%%%%parallel [options]",
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

  /** What has no meaning where each worker does the same once. */
  private static final List<String> NOT_EVERYWHERE =
      List.of(
          "--batch",
          "--unordered",
          "--on-error",
          "--retries",
          "--seed",
          "--async",
          "--progress-after",
          "--dry-run");

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "NAME",
      description = "put the list into this session variable")
  private @Nullable String out;

  @Mixin private MapOptions map = new MapOptions();

  @Option(
      names = "--no-stream",
      description = "show what workers print when all is done, not at once")
  private boolean noStream;

  @Option(
      names = "--group",
      paramLabel = "task|worker",
      converter = GroupOption.class,
      description = "show what workers print when all is done, by item or by worker")
  private @Nullable Order group;

  @Option(
      names = "--progress-after",
      paramLabel = "TIME",
      converter = DelayOption.class,
      description = "show a bar after this time; usually 2s; 0: at once; never: none")
  private Duration progressAfter = ProgressBar.USUAL_DELAY;

  @Option(
      names = "--timeline",
      description = "show what each worker did when, and what limited the speed-up")
  private boolean timeline;

  @Option(
      names = "--dry-run",
      description = "run no iteration; show what would travel with the loop")
  private boolean dryRun;

  @Option(
      names = {"-v", "--verbose"},
      description = "print the Java that is generated, and whole stack traces")
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
    return read(cell, UnaryOperator.identity());
  }

  /**
   * Reads the options of the first line of a cell that runs once on each worker.
   *
   * @throws CellException if they are wrong
   */
  static ParallelOptions ofEverywhere(CellText cell) throws CellException {
    return read(cell, ParallelOptions::everywhere);
  }

  private static CommandLine everywhere(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.name("%%everywhere");
    spec.usageMessage()
        .customSynopsis("%%%%everywhere [options]")
        .description(
            "%nRuns the cell once on each worker. The list of the workers' values is the cell's",
            "value: a value is what the code returns, or its last expression written without",
            "a semicolon. What it does to the session's variables is done to copies.%n");
    NOT_EVERYWHERE.forEach(each -> spec.remove(spec.findOption(each)));
    return line;
  }

  private static ParallelOptions read(CellText cell, UnaryOperator<CommandLine> shaped)
      throws CellException {
    ParallelOptions options = new ParallelOptions();
    List<String> words = Splitter.on(BLANK).omitEmptyStrings().splitToList(cell.firstLine());
    try {
      DefaultOptions.applyTo(shaped.apply(new CommandLine(options)))
          .setExpandAtFiles(false)
          .parseArgs(words.stream().skip(1).toArray(String[]::new));
      if (!options.help) {
        options.check();
      }
      return options;
    } catch (ParameterException e) {
      throw cell.refuseLine(
          "%s\n%s\n`%s --help` tells more"
              .formatted(e.getMessage(), options.synopsis(), options.spec.name()));
    }
  }

  /** The names of all options. */
  static List<String> names() {
    return names(new CommandLine(new ParallelOptions()));
  }

  /** The names of the options of a cell that runs once on each worker. */
  static List<String> namesEverywhere() {
    return names(everywhere(new CommandLine(new ParallelOptions())));
  }

  private static List<String> names(CommandLine line) {
    return List.copyOf(line.getCommandSpec().optionsMap().keySet());
  }

  private void check() {
    map.check();
    if (out != null && (!SourceVersion.isName(out) || out.contains("."))) {
      throw refuse("--out must be the name of a variable, not '" + out + "'");
    }
    if (dryRun) {
      refuseWithDryRun("--out", out != null);
      refuseWithDryRun("--async", map.isAsync());
      refuseWithDryRun("--timeline", timeline);
      refuseWithDryRun("--group", group != null);
    }
  }

  private void refuseWithDryRun(String option, boolean given) {
    if (given) {
      throw refuse("--dry-run runs no iteration, so " + option + " has no use with it");
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

  /** How the map is to run. */
  MapOptions map() {
    return map;
  }

  /** Whether the loop runs on the default pool, without which none is started. */
  boolean usesDefaultPool() {
    return map.pool() == null && !dryRun;
  }

  /** What the cell is to have in the end. */
  LoopEnding ending() {
    if (dryRun) {
      return LoopEnding.EXPLAINED;
    }
    if (map.isAsync()) {
      return LoopEnding.STARTED;
    }
    return map.collects() ? LoopEnding.OUTCOMES : LoopEnding.VALUES;
  }

  /** Whether what workers print is shown at once; nobody looks where a map was only started. */
  boolean isStreamed() {
    return !noStream && group == null && !map.isAsync();
  }

  /** How the workers' output is put together. */
  Order order() {
    return group == null ? Order.TIME : group;
  }

  /** How long a loop runs before its progress is shown. */
  Duration progressAfter() {
    return progressAfter;
  }

  boolean hasTimeline() {
    return timeline;
  }
}
