package dev.brine.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What may stand between {@code /pmap} and its Java text; filled in by picocli. */
@Command(name = "/pmap")
final class PmapOptions {
  @Option(
      names = {"-n", "--workers"},
      paramLabel = "N")
  @Nullable Integer workers;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "TIME",
      converter = TimeOption.class)
  @Nullable Duration timeout;

  /**
   * The words of the Java text, of which only the number matters: it tells where the text begins.
   */
  @Parameters(arity = "0..*")
  List<String> text = new ArrayList<>();
}
