package dev.brine.command;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** The types to declare a variable of, for the type that the compiler inferred for a loop. */
final class ResultType {
  private static final Set<String> POOR =
      Set.of("Serializable", "Comparable", "java.io.Serializable", "java.lang.Comparable");

  private ResultType() {}

  /**
   * The types to try, best first: the session may know no {@code List}, or another one, and an
   * element's type may be known in the loop's body alone. An intersection becomes its first part:
   * left in a variable, it makes the compiler of JDK 25 crash on code that is right.
   *
   * @param inferred as JShell names it
   */
  static List<String> of(String inferred, LoopEnding ending) {
    String any = ending.typeOfAny();
    // JDK 25 infers Object for everything once a class was dropped from the session.
    boolean unknown = inferred.equals("Object") || inferred.equals("java.lang.Object");
    Matcher parts = ending.type().matcher(inferred);
    String type = unknown ? any.replaceFirst("^java\\.util\\.", "") : inferred;
    if (parts.matches()) {
      type = parts.group(1) + first(parts.group(2)) + parts.group(3);
    }
    return type.startsWith("List") ? List.of(type, "java.util." + type, any) : List.of(type, any);
  }

  private static String first(String value) {
    if (!value.contains("&") && !value.contains("<anonymous")) {
      return value;
    }
    int end = value.indexOf('&');
    String first = end < 0 ? "" : value.substring(0, end).strip();
    int generic = first.indexOf('<');
    String plain = generic < 0 ? first : first.substring(0, generic);
    boolean broken = generic >= 0 && !first.endsWith(">");
    return broken || plain.isEmpty() || first.contains("<anonymous") || POOR.contains(plain)
        ? "Object"
        : first;
  }
}
