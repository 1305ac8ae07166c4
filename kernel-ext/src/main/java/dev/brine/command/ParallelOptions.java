package dev.brine.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be said on the first line of a parallel cell. */
@Command(
    name = "%%parallel",
    customSynopsis = "%%%%parallel [OPTIONS]",
    description = {
      "Runs the last loop of the cell in worker processes; what stands before it, other loops"
          + " included, runs in the session first.",
      "An iteration's value is its `return`, or its last expression written without a semicolon;"
          + " `continue` leaves the item out.",
    })
final class ParallelOptions {
  @Option(
      names = {"-n", "--workers"},
      paramLabel = "N",
      description = "Use at most N workers; starts those that are missing.")
  int workers;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "NAME",
      description = "Keep the list of values in this variable.")
  @Nullable String out;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "End an item that runs longer, such as 500ms, 10s, 2m.")
  @Nullable Duration timeout;

  @Option(names = "--batch", paramLabel = "N", description = "Send N items together.")
  int batch;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print the Java that is evaluated.")
  boolean verbose;

  @Option(names = "--help", usageHelp = true, description = "Print this.")
  boolean help;
}
