package dev.brine.command;

import dev.brine.error.Internal;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The help of {@code /pmap} and {@code %pmap}. */
@Internal
public final class PmapUsage {
  /** What it does, in a few words. */
  public static final String SUMMARY = "run a function over items in worker processes";

  /** What may stand behind the name. */
  public static final String ARGUMENTS =
      "[-n <workers>] [-t <time>] [<option> ...] [<name> =] <function>, <items>";

  private static final String TEXT =
      """
      Run a function over many items at once, each in one of several worker processes.

      /pmap <function>, <items>
          A Java lambda, method reference or variable, then any Iterable.
          The results are a list in the order of the items, as a normal value.

      /pmap <name> = <function>, <items>
          The same; the results become the variable <name>

      Options, in front of the rest:
      %s
      For example:
          /pmap x -> x * x, List.of(1, 2, 3)
          /pmap -n 4 -t 10s squares = x -> x * x, range(0, 100)
          /pmap --on-error collect x -> 10 / x, items(new int[] {1, 0, 2})
      """;

  private PmapUsage() {}

  /**
   * The whole text.
   *
   * @param name how the command is called where it is shown
   */
  public static String of(String name) {
    Help help =
        new Help(
            PmapOptions.commandLine(new PmapOptions()).getCommandSpec(),
            new Help.ColorScheme.Builder(Ansi.OFF).build());
    return TEXT.formatted(help.optionList()).stripTrailing().replace("/pmap", name);
  }
}
