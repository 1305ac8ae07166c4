package dev.brine.command;

import dev.brine.command.BrineCommand.Action;
import dev.brine.command.BrineCommand.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brine config}. */
@Command(
    name = "config",
    header = "Sets options for the rest of the session.",
    description = {
      "%nWhat options are where a command does not give them:",
      "    brine config workers=4 timeout=10s",
      "    brine config reset workers",
      "    brine config reset",
      "    brine config%n"
    })
final class ConfigCommand implements Action {
  private static final String RESET = "reset";

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME=VALUE",
      description = "an option of maps by its long name; without any, all are shown")
  private List<String> words = new ArrayList<>();

  @Override
  public void run(Scope scope) throws CommandException {
    try {
      if (!words.isEmpty() && words.get(0).equals(RESET)) {
        List<@Nullable String> names = new ArrayList<>(words.subList(1, words.size()));
        if (names.isEmpty()) {
          names.add(null);
        }
        names.forEach(DefaultOptions::reset);
      } else {
        words.forEach(ConfigCommand::set);
      }
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
    scope.display().out().print(text());
  }

  private static void set(String word) {
    int equals = word.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "write NAME=VALUE, such as workers=4, or reset NAME; not '" + word + "'");
    }
    DefaultOptions.set(word.substring(0, equals), word.substring(equals + 1));
  }

  private static String text() {
    Map<String, String> values = DefaultOptions.values();
    StringBuilder text = new StringBuilder();
    DefaultOptions.known()
        .forEach(
            (name, description) ->
                text.append(
                    "%-15s %-10s %s%n"
                        .formatted(name, values.getOrDefault(name, "-"), description)));
    return text.toString();
  }
}
