package dev.brine.session;

import java.util.List;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/**
 * One active snippet of a saved session. Immutable.
 *
 * @param kind what it declares
 * @param name what is declared; of a method with the types of its parameters, such as {@code f(int,
 *     String)}
 * @param type a variable's type or a method's signature; empty for others
 * @param source what the user typed
 * @param needs the ids of the snippets without which it does not compile
 * @param wrapper the class that JShell wrapped around it in the session that was saved
 */
public record SavedSnippet(
    Kind kind, String name, String type, String source, List<String> needs, String wrapper) {

  /** What a snippet can declare. */
  public enum Kind {
    /** An import. */
    IMPORT,
    /** A class, interface, enum, record or annotation. */
    TYPE,
    /** A method. */
    METHOD,
    /** A variable, also one that JShell made for an expression. */
    VARIABLE
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if what is declared has a name that Java does not allow
   */
  public SavedSnippet {
    needs = List.copyOf(needs);
    int parameters = name.indexOf('(');
    String simple = kind == Kind.METHOD && parameters > 0 ? name.substring(0, parameters) : name;
    if (kind != Kind.IMPORT && !SourceVersion.isIdentifier(simple)) {
      throw new IllegalArgumentException("not a name: " + name);
    }
  }

  /** The snippet's identity in its session: its kind and its name, as in {@code method f(int)}. */
  public String id() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + name;
  }

  /** The name without a method's parameters. */
  public String simpleName() {
    int parameters = name.indexOf('(');
    return kind == Kind.METHOD && parameters > 0 ? name.substring(0, parameters) : name;
  }

  /** Whether JShell made up this variable for the value of an expression. */
  boolean isTemporary() {
    return kind == Kind.VARIABLE && name.matches("\\$\\d+");
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
