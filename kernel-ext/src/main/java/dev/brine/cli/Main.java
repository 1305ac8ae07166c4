package dev.brine.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The jar's main. */
@Command(
    name = "brine",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      JShellCommand.class,
      InstallKernelCommand.class,
      UninstallKernelCommand.class,
      DoctorCommand.class,
      KernelCommand.class
    },
    description = "Runs what is typed into Java notebooks on many processes.")
public final class Main {
  private Main() {}

  /**
   * Runs a command and exits with its code: 0 if it did what was asked, 1 if it failed, 2 if it was
   * asked wrongly.
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
