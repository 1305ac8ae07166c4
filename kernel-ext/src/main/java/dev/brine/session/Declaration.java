package dev.brine.session;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a saved variable is declared again without running its initializer a second time. */
final class Declaration {
  /** What JShell says of types that have no name in the language. */
  private static final List<String> NAMELESS = List.of("<anonymous", "&", "capture", "<any>");

  private static final Pattern END = Pattern.compile(";\\s*(?://.*|/\\*.*)?$", Pattern.DOTALL);

  private Declaration() {}

  /** Whether a type can be written in a declaration. */
  static boolean isDenotable(String type) {
    return NAMELESS.stream().noneMatch(type::contains);
  }

  /**
   * One snippet that declares the variable. A type without a name is that of the initializer, which
   * is compiled for it and never called.
   */
  static String of(SavedSnippet variable) {
    if (isDenotable(variable.type())) {
      return "%s %s;".formatted(variable.type(), variable.name());
    }
    Matcher assignment =
        Pattern.compile("\\b" + Pattern.quote(variable.name()) + "\\s*=")
            .matcher(variable.source());
    // The source of a variable that JShell made up is the expression itself.
    String value =
        assignment.find() ? variable.source().substring(assignment.end()) : variable.source();
    // The line break ends a comment.
    return "var %s = new %s().of(() -> %s\n);"
        .formatted(
            variable.name(),
            InitializerType.class.getName(),
            END.matcher(value.strip()).replaceFirst(""));
  }
}
