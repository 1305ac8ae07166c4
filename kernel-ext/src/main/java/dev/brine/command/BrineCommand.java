package dev.brine.command;

import dev.brine.error.BrineException;
import dev.brine.error.Internal;
import dev.brine.report.Display;
import dev.brine.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code %brine} of a notebook and {@code /brine} of JShell. */
@Internal
@Command(
    name = BrineCommand.NAME,
    synopsisHeading = "usage: ",
    synopsisSubcommandLabel = "COMMAND",
    description = "%nLooks after pools, tells what maps cost, and keeps sessions in files.%n",
    commandListHeading = "Commands:%n",
    footer = "%nbrine COMMAND --help tells more.",
    subcommands = {
      StatusCommand.class,
      ConfigCommand.class,
      StatsCommand.class,
      TimelineCommand.class,
      ExplainCommand.class,
      SaveCommand.class,
      LoadCommand.class,
      LookCommand.class,
      DiffCommand.class,
      RestartCommand.class,
      DoctorCommand.class
    })
public final class BrineCommand {
  /** What it is for, in a few words. */
  public static final String SUMMARY =
      "look after pools, see what maps cost, save and load sessions";

  static final String NAME = "brine";

  private BrineCommand() {}

  /** What a command has to work with. */
  record Scope(Session session, Display display) {
    /** The pools that the session's code uses. */
    PoolQuestions pools() {
      return PoolQuestions.of(session);
    }
  }

  /** One of the commands behind the name. */
  interface Action {
    /** Does it. */
    void run(Scope scope) throws CommandException;
  }

  /**
   * Runs one command.
   *
   * @param session the session that it is about
   * @param typed what was typed after the name; nothing and {@code --help} print the usage
   * @param display where it shows what it has to tell
   * @throws CommandException if it is wrong or failed
   */
  public static void run(Session session, String typed, Display display) throws CommandException {
    List<String> words = CommandWords.of(typed);
    CommandLine command = commandLine();
    if (words.isEmpty()) {
      display.out().print(command.getUsageMessage(Ansi.OFF));
      return;
    }
    try {
      ParseResult parsed = command.parseArgs(words.toArray(String[]::new));
      ParseResult last = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
      CommandLine asked = last.commandSpec().commandLine();
      if (last.hasMatchedOption("--help") || !parsed.hasSubcommand()) {
        display.out().print(asked.getUsageMessage(Ansi.OFF));
      } else {
        ((Action) last.commandSpec().userObject()).run(new Scope(session, display));
      }
    } catch (ParameterException e) {
      throw wrong(e);
    } catch (BrineException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private static CommandLine commandLine() {
    CommandLine command = new CommandLine(new BrineCommand());
    command.setExpandAtFiles(false);
    for (CommandLine each : command.getSubcommands().values()) {
      each.getCommandSpec().addOption(help());
      each.getCommandSpec().usageMessage().synopsisHeading("usage: ");
      each.setExpandAtFiles(false);
    }
    command.getCommandSpec().addOption(help());
    return command;
  }

  private static CommandLine.Model.OptionSpec help() {
    return CommandLine.Model.OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("print this")
        .build();
  }

  private static CommandException wrong(ParameterException e) {
    StringBuilder message = new StringBuilder(String.valueOf(e.getMessage()));
    CommandLine asked = e.getCommandLine();
    boolean known = !asked.getCommandName().equals(NAME);
    if (e instanceof UnmatchedArgumentException unmatched) {
      message.setLength(0);
      String word = unmatched.getUnmatched().get(0);
      message.append(known ? "not understood: " : "there is no command ").append(word);
      List<String> near = known ? List.of() : Nearness.near(word, asked.getSubcommands().keySet());
      if (!near.isEmpty()) {
        message.append("; did you mean ").append(String.join(" or ", near)).append('?');
      }
    }
    message
        .append('\n')
        .append(asked.getHelp().synopsisHeading() + asked.getHelp().synopsis(0).strip());
    if (!known) {
      message.append("\nCOMMAND is one of ").append(String.join(", ", names()));
    }
    return new CommandException(message.toString(), e);
  }

  /** The command of this name, or null. */
  static CommandLine.Model.@Nullable CommandSpec spec(String name) {
    CommandLine command = commandLine().getSubcommands().get(name);
    return command == null ? null : command.getCommandSpec();
  }

  /** The names of the commands, in the order of the usage. */
  public static List<String> names() {
    return List.copyOf(new CommandLine(new BrineCommand()).getSubcommands().keySet());
  }

  /** The usage, of several lines. */
  public static String usage() {
    return commandLine().getUsageMessage(Ansi.OFF);
  }
}
