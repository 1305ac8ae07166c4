package dev.brine.command;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * What the options of {@link MapOptions} are where a command does not give them: for the rest of
 * the session, or until they are reset. Thread-safe.
 */
final class DefaultOptions {
  /** The text of each option's value, by its long name without the dashes. */
  private static final SortedMap<String, String> VALUES = new ConcurrentSkipListMap<>();

  /** Whether a command waits must be seen where it stands. */
  private static final String ASYNC = "async";

  private DefaultOptions() {}

  /** Has the options, and no more. */
  @Command(name = "config")
  private static final class Probe {
    @Mixin private MapOptions options = new MapOptions();

    @SuppressWarnings("UnusedVariable") // picocli checks what is given
    @Option(
        names = "--progress-after",
        paramLabel = "TIME",
        converter = DelayOption.class,
        description = "show a bar after this time; usually 2s; 0: at once; never: none")
    private @Nullable Duration progressAfter;
  }

  /** Gives a command the defaults of now. */
  static CommandLine applyTo(CommandLine command) {
    IDefaultValueProvider provider = DefaultOptions::value;
    return command.setDefaultValueProvider(provider);
  }

  private static @Nullable String value(ArgSpec option) {
    return option instanceof OptionSpec known ? VALUES.get(name(known)) : null;
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring("--".length());
  }

  /** The names of the options that have a default, with a line about each. */
  static SortedMap<String, String> known() {
    ImmutableSortedMap.Builder<String, String> known = ImmutableSortedMap.naturalOrder();
    for (OptionSpec each : new CommandLine(new Probe()).getCommandSpec().options()) {
      if (!name(each).equals(ASYNC)) {
        known.put(name(each), String.join(" ", each.description()));
      }
    }
    return known.build();
  }

  /** What was set, by name. */
  static SortedMap<String, String> values() {
    return ImmutableSortedMap.copyOf(VALUES);
  }

  /**
   * Sets one.
   *
   * @throws IllegalArgumentException if there is no such option, or the value is none of its
   */
  static void set(String name, String value) {
    if (!known().containsKey(name)) {
      throw new IllegalArgumentException(
          "there is no option %s; there are %s"
              .formatted(name, String.join(", ", known().keySet())));
    }
    try {
      Probe probe = new Probe();
      CommandLine parser = new CommandLine(probe);
      parser.parseArgs("--" + name + "=" + value);
      probe.options.check();
    } catch (ParameterException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    VALUES.put(name, value);
  }

  /** Forgets this one, or all if it is null. */
  static void reset(@Nullable String name) {
    if (name == null) {
      VALUES.clear();
    } else {
      VALUES.remove(name);
    }
  }
}
