package dev.brine.jupyter;

import dev.brine.session.CellException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Reads the words behind a line magic by picocli, which also writes the magic's help. */
final class MagicOptions {
  private MagicOptions() {}

  /**
   * The options, or none where only their help was asked for, which is then printed.
   *
   * @param options an object with picocli's annotations, of which {@code --help} is one
   * @throws CellException if they are wrong
   */
  static <T> Optional<T> read(MagicCall call, T options) throws CellException {
    CommandLine line = new CommandLine(options).setExpandAtFiles(false).setTrimQuotes(true);
    try {
      line.parseArgs(call.words().toArray(String[]::new));
    } catch (ParameterException e) {
      throw call.refuse(
          e.getMessage() + "; `" + line.getCommandName() + " --help` tells what it takes");
    }
    if (line.isUsageHelpRequested()) {
      call.out().print(line.getUsageMessage(Ansi.OFF));
      return Optional.empty();
    }
    return Optional.of(options);
  }

  /** The names of all options. */
  static List<String> names(Object options) {
    return List.copyOf(new CommandLine(options).getCommandSpec().optionsMap().keySet());
  }
}
