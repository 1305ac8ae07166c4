package dev.brine.code;

import dev.brine.error.Internal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the user's own text behind generated classes. A session installs one that knows its cells;
 * the default knows snippet numbers only. Implementations must be thread-safe.
 */
@Internal
public interface SnippetNames {
  /**
   * What the user calls the snippet of this wrapper class, such as {@code cell [5]} or {@code
   * snippet #12}.
   */
  String label(String wrapperClass);

  /**
   * The place of a stack frame in the user's own text, or null where it is not the user's.
   *
   * @param className the frame's class
   * @param line the frame's line in the generated source, from 1
   */
  @Nullable Place place(String className, int line);

  /** What the user typed for the snippet of this wrapper class, or null where unknown. */
  default @Nullable String source(String wrapperClass) {
    return null;
  }

  /**
   * What a fresh session has to evaluate, snippet by snippet, to have the code of these wrapper
   * classes: the imports, these snippets and all that they need; empty where unknown.
   */
  default List<String> sources(Set<String> wrapperClasses) {
    return List.of();
  }

  /**
   * A place in the user's own text.
   *
   * @param label what the user calls the snippet
   * @param line the line in it, from 1
   * @param source that line, or null where unknown
   */
  record Place(String label, int line, @Nullable String source) {
    @Override
    public String toString() {
      return label + " line " + line;
    }
  }

  /** The names in force in this process. */
  static SnippetNames current() {
    return CurrentNames.get();
  }

  /** Puts other names in force in this process. */
  static void install(SnippetNames names) {
    CurrentNames.set(names);
  }
}
