package dev.brine.jshell;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts brine.jar at the end of each class path that is given among the tool's options, on its
 * command line or after {@code /env}. Immutable.
 */
final class ClassPathOption {
  private static final String NAME = "class-path";

  /** The options whose value may be the next word, which then is no option itself. */
  private static final Set<String> TAKE_NEXT =
      Set.of(
          "startup",
          "feedback",
          "execution",
          "module-path",
          "add-modules",
          "add-exports",
          "R",
          "C");

  private final String jar;

  ClassPathOption(String jar) {
    this.jar = jar;
  }

  /** The same words, with the jar in each class path. */
  List<String> extend(List<String> words) {
    List<String> extended = new ArrayList<>();
    String before = "";
    boolean files = false;
    for (String word : words) {
      int equals = word.indexOf('=');
      files |= word.equals("--") && !TAKE_NEXT.contains(before);
      if (files || TAKE_NEXT.contains(before)) {
        extended.add(word);
        before = "";
      } else if (isName(before)) {
        extended.add(join(word));
        before = "";
      } else if (equals > 0 && isName(name(word.substring(0, equals)))) {
        extended.add(word.substring(0, equals + 1) + join(word.substring(equals + 1)));
        before = "";
      } else {
        extended.add(word);
        before = name(word);
      }
    }
    return extended;
  }

  /** Whether one of the words gives a class path. */
  boolean isGiven(List<String> words) {
    return !extend(words).equals(words);
  }

  /** The tool takes one dash or two, and any beginning of the name. */
  private static boolean isName(String name) {
    return !name.isEmpty() && NAME.startsWith(name);
  }

  private static String name(String word) {
    if (word.startsWith("--")) {
      return word.substring(2);
    }
    return word.startsWith("-") ? word.substring(1) : "";
  }

  private String join(String path) {
    return path.isEmpty() ? jar : path + File.pathSeparator + jar;
  }
}
