package dev.brine.cli;

import dev.brine.jupyter.KernelSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which kernel a command is about, and where it is: the options that such commands share. */
final class KernelPlace {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @ArgGroup private @Nullable Where where;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The kernel's name; default: ${DEFAULT-VALUE}.")
  private String name = KernelSpec.NAME;

  /** One of two places. */
  static final class Where {
    @SuppressWarnings("UnusedVariable") // that the other one was not given says the same
    @Option(names = "--user", description = "For the current user.")
    private boolean user;

    @Option(
        names = "--prefix",
        paramLabel = "DIR",
        description = "Below DIR/share/jupyter, as for a Python environment.")
    private @Nullable Path prefix;
  }

  /** The kernel's name. */
  String name() {
    return name;
  }

  /** The data directory that was named; null where none was. */
  private @Nullable Path data() {
    if (where == null) {
      return null;
    }
    Path prefix = where.prefix;
    return prefix == null ? KernelSpec.userData() : prefix.resolve("share/jupyter");
  }

  /** The data directory to write to: the current user's where none was named. */
  Path target() {
    Path named = data();
    return (named == null ? KernelSpec.userData() : named).toAbsolutePath().normalize();
  }

  /**
   * The directory of an installed kernel, in the place that was named or wherever Jupyter looks.
   *
   * @throws ParameterException if there is none of the name
   */
  Path find(String kernel) {
    Path named = data();
    List<Path> directories =
        named == null ? KernelSpec.directories() : List.of(target().resolve("kernels"));
    Path found = KernelSpec.find(directories, kernel);
    if (found == null) {
      throw refuse("there is no kernel " + kernel + " in " + directories);
    }
    return found;
  }

  /** The exception that says what is wrong with the command line. */
  ParameterException refuse(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }

  /** Prints a line. */
  void say(String line) {
    if (spec == null) {
      throw new IllegalStateException(line);
    }
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
