package dev.brine.command;

import java.util.List;
import java.util.Set;

/** The types to declare a variable of, for the type that the compiler inferred for the list. */
final class ResultType {
  private static final String ANY = "java.util.List<Object>";
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
  static List<String> of(String inferred) {
    String type = inferred;
    // JDK 25 infers Object for everything once a class was dropped from the session.
    boolean unknown = inferred.equals("Object") || inferred.equals("java.lang.Object");
    if (unknown || inferred.contains("&") || inferred.contains("<anonymous")) {
      type = first(inferred);
    }
    return type.startsWith("List") ? List.of(type, "java.util." + type, ANY) : List.of(type, ANY);
  }

  private static String first(String inferred) {
    int start = inferred.indexOf('<') + 1;
    int end = inferred.indexOf('&');
    String first = end < start ? "" : inferred.substring(start, end).strip();
    int generic = first.indexOf('<');
    String plain = generic < 0 ? first : first.substring(0, generic);
    boolean broken = generic >= 0 && !first.endsWith(">");
    return broken || plain.isEmpty() || first.contains("<anonymous") || POOR.contains(plain)
        ? "List<Object>"
        : "List<" + first + ">";
  }
}
