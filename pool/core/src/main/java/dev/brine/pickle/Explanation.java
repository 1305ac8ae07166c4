package dev.brine.pickle;

import java.util.List;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a function, or any other object, and why; and all that cannot. Its text is made
 * to be read. Immutable.
 *
 * @param subject what was explained, such as {@code lambda of cell [5]}
 * @param source where it was typed
 * @param code the classes of the session that travel, largest first
 * @param variables the session's variables and its classes' static fields that travel, largest
 *     first
 * @param captured what the function itself holds, largest first
 * @param refusals all that cannot travel, in the order in which it was found
 * @param bytes the size of it all, without what is refused
 */
public record Explanation(
    String subject,
    Source source,
    List<Code> code,
    List<Variable> variables,
    List<Captured> captured,
    List<Refusal> refusals,
    long bytes) {

  /** Copies the lists. */
  public Explanation {
    code = List.copyOf(code);
    variables = List.copyOf(variables);
    captured = List.copyOf(captured);
    refusals = List.copyOf(refusals);
  }

  /**
   * The user's own text behind a function, an object's class or a class.
   *
   * @param name what the session calls it: the variable that holds it, its class, the method that a
   *     method reference calls ({@code java.lang.Math.max}); empty for what has no name
   * @param isFromSession whether its code was typed, or travels as if it were
   * @param text the snippet that made it, as it was typed, that around it if it is a part of one;
   *     empty where unknown
   * @param snippets what a fresh session has to evaluate to have its code, in this order: the
   *     imports, the snippet and all that these need; initializers run again there; empty where
   *     unknown
   */
  public record Source(String name, boolean isFromSession, String text, List<String> snippets) {
    /** Copies the list. */
    public Source {
      snippets = List.copyOf(snippets);
    }

    /** The snippets as one text; empty where unknown. */
    public String standalone() {
      return String.join("\n", snippets);
    }

    /**
     * The snippets as one text, which calls it by another name as well.
     *
     * @throws IllegalArgumentException if that is no name of a variable
     * @throws IllegalStateException if the text is unknown, or no variable holds it
     */
    public String standalone(String alias) {
      if (!SourceVersion.isName(alias) || alias.contains(".")) {
        throw new IllegalArgumentException("not a variable's name: " + alias);
      }
      if (snippets.isEmpty() || !SourceVersion.isName(name) || name.contains(".")) {
        throw new IllegalStateException("no variable of a known snippet holds it");
      }
      return standalone() + "\nvar " + alias + " = " + name + ";";
    }
  }

  /**
   * A class whose code travels.
   *
   * @param name what the user calls it: a class, {@code helper()}, {@code lambda}
   * @param label where it was typed, such as {@code cell [3]}; empty if it was not
   * @param bytes the size of its class file
   */
  public record Code(String name, String label, long bytes) {}

  /**
   * A variable or a static field whose value travels.
   *
   * @param name its name; that of a static field with its class
   * @param label where it was typed, such as {@code cell [2]}; empty if it was not
   * @param declaredType its type as it was declared
   * @param valueType the class of its value; {@code null} if there is none
   * @param bytes what it adds to the values that travel
   * @param why the way from the function to it, itself last
   */
  public record Variable(
      String name,
      String label,
      String declaredType,
      String valueType,
      long bytes,
      List<String> why) {
    /** Copies the list. */
    public Variable {
      why = List.copyOf(why);
    }
  }

  /**
   * Something that the function itself holds.
   *
   * @param name the variable or field, as far as it is known
   * @param type the class of its value
   * @param bytes what it adds to the values that travel
   */
  public record Captured(String name, String type, long bytes) {}

  /**
   * Something that cannot travel.
   *
   * @param path the steps to it, outermost first
   * @param reason why it cannot
   * @param hint what to do instead; may be empty
   */
  public record Refusal(List<String> path, String reason, String hint) {
    /** Copies the list. */
    public Refusal {
      path = List.copyOf(path);
    }
  }

  /**
   * Explains an object. Nothing of the session is run but what objects do themselves when they are
   * serialized, nothing in it is changed, and no class is initialized.
   */
  public static Explanation of(@Nullable Object object) {
    return new Explainer(object).explain();
  }

  @Override
  public String toString() {
    return new ExplanationText(this).toString();
  }
}
