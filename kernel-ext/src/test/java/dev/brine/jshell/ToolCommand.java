package dev.brine.jshell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts brine.jar under the JDK that runs the test. */
final class ToolCommand {
  private ToolCommand() {}

  /**
   * The words of the command.
   *
   * @param home where the tool keeps its preferences, instead of the user's own
   */
  static List<String> jshell(Path home, List<String> arguments) {
    return jshell(home, brineJar(), arguments);
  }

  /** As above, with the jar in another place. */
  static List<String> jshell(Path home, Path jar, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(program("java"));
    words.add("-Djava.util.prefs.userRoot=" + home);
    words.add("-jar");
    words.add(jar.toString());
    words.add("jshell");
    words.addAll(arguments);
    return words;
  }

  /** The JDK's own {@code jshell}, with flags for its JVM and other arguments. */
  static List<String> stock(Path home, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(program("jshell"));
    words.add("-J-Djava.util.prefs.userRoot=" + home);
    words.addAll(arguments);
    return words;
  }

  static Path brineJar() {
    return Path.of(System.getProperty("brine.jar"));
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
