package dev.brine.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type to declare a variable with that holds an inferred list. */
final class ListType {
  private static final Pattern LIST =
      Pattern.compile("(?:java\\.util\\.)?List<(.*)>", Pattern.DOTALL);

  private ListType() {}

  /**
   * A type that can be written, where the compiler inferred one that cannot: an intersection
   * becomes its first part, and a part that says next to nothing, or has no name, becomes {@code
   * Object}.
   */
  static String declarable(String inferred) {
    Matcher matcher = LIST.matcher(inferred);
    if (!matcher.matches()) {
      return inferred;
    }
    String element = matcher.group(1);
    int and = element.indexOf('&');
    if (and > 0) {
      element = element.substring(0, and).strip();
      if (element.endsWith("Serializable") || element.contains("Comparable")) {
        element = "Object";
      }
    }
    if (element.startsWith("? extends ")) {
      element = element.substring("? extends ".length());
    }
    return "java.util.List<" + (element.contains("anonymous") ? "Object" : element) + ">";
  }
}
