package dev.brine.jshell;

import java.util.ArrayList;
import java.util.List;

/** Adds to the tool's own arguments what Brine needs, and leaves the user's as they are. */
final class ToolArguments {
  private static final String EXECUTION = "--execution";

  private ToolArguments() {}

  /**
   * The arguments to start the tool with.
   *
   * @param typed what the user typed
   * @param jar the path of brine.jar
   */
  static List<String> of(List<String> typed, String jar) {
    ClassPathOption classPath = new ClassPathOption(jar);
    List<String> all = new ArrayList<>();
    // Lambdas then say themselves what they are made of, which is the surest way to capture them.
    all.add("-C-XDforceSerializable");
    // Keeps the names of local variables, for what is said of those that a lambda captures.
    all.add("-C-g");
    if (!classPath.isGiven(typed)) {
      all.add("--class-path=" + jar);
    }
    List<String> users = wrapEngine(classPath.extend(typed));
    if (users.stream().noneMatch(word -> word.startsWith(EXECUTION))) {
      all.add(EXECUTION + "=" + EngineProvider.NAME);
    }
    all.addAll(users);
    return all;
  }

  /** The user's choice of an execution engine goes on, behind ours. */
  private static List<String> wrapEngine(List<String> typed) {
    List<String> words = new ArrayList<>();
    boolean next = false;
    for (String word : typed) {
      if (next) {
        words.add(EngineProvider.spec(word));
      } else if (word.startsWith(EXECUTION + "=")) {
        words.add(EXECUTION + "=" + EngineProvider.spec(word.substring(EXECUTION.length() + 1)));
      } else {
        words.add(word);
      }
      next = word.equals(EXECUTION);
    }
    return words;
  }
}
