package dev.brine.jshell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts brine.jar under the JDK that runs the test. */
final class BrineCommand {
  private BrineCommand() {}

  /**
   * The words of the command.
   *
   * @param home where the tool keeps its preferences, instead of the user's own
   */
  static List<String> jshell(Path home, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Djava.util.prefs.userRoot=" + home);
    words.add("-jar");
    words.add(System.getProperty("brine.jar"));
    words.add("jshell");
    words.addAll(arguments);
    return words;
  }
}
