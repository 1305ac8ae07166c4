package dev.brine.command;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** What may stand between {@code /pmap} and its Java text; filled in by picocli. */
@Command(name = "/pmap", sortOptions = false)
final class PmapOptions {
  static final Duration USUAL_DELAY = Duration.ofSeconds(2);

  /** Options of {@code %%parallel} that make no sense here, and what to do instead. */
  private static final Map<String, String> ELSEWHERE =
      ImmutableMap.<String, String>builder()
          .put("-o", "write the variable in front: name = function, items")
          .put("--out", "write the variable in front: name = function, items")
          .put("--dry-run", "see what would travel with: brine explain function, items")
          .put("--timeline", "see the last map's with: brine timeline")
          .put("--no-stream", "output of tasks is always shown while they run")
          .put("--group", "output of tasks is always shown while they run")
          .build();

  @Mixin final MapOptions map = new MapOptions();

  @Option(
      names = "--progress-after",
      paramLabel = "TIME",
      converter = DelayOption.class,
      description = "show a bar after this time; usually 2s; 0: at once; never: none")
  Duration progressAfter = USUAL_DELAY;

  @Option(
      names = {"-v", "--verbose"},
      description = "print the Java that is generated, and whole stack traces")
  boolean verbose;

  /**
   * The words of the Java text, of which only the number matters: it tells where the text begins.
   */
  @Parameters(arity = "0..*")
  List<String> text = new ArrayList<>();

  /** Reads the words, up to the first that is no option. */
  static PmapOptions parse(String... words) {
    PmapOptions options = new PmapOptions();
    try {
      DefaultOptions.applyTo(commandLine(options)).parseArgs(words);
    } catch (UnmatchedArgumentException e) {
      String word = e.getUnmatched().get(0).replaceFirst("=.*", "");
      String advice = ELSEWHERE.get(word);
      if (advice != null) {
        throw new IllegalArgumentException("%s is not for this: %s".formatted(word, advice), e);
      }
      throw e;
    }
    options.map.check();
    return options;
  }

  /** Reads options, up to the first word that is none. */
  static CommandLine commandLine(PmapOptions options) {
    return new CommandLine(options).setStopAtPositional(true).setExpandAtFiles(false);
  }
}
