package dev.brine.session;

import dev.brine.error.Internal;
import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/**
 * What came of one snippet. Immutable.
 *
 * @param snippet the snippet
 * @param value its value as the live object; null where it has none
 * @param errors what the compiler had against it; empty where it was accepted
 * @param unresolved the names that a declaration still waits for
 * @param thrown what it threw, the live object with raw stack frames; null where it did not
 */
@Internal
public record Evaluation(
    Snippet snippet,
    @Nullable Object value,
    List<Diag> errors,
    List<String> unresolved,
    @Nullable Throwable thrown) {

  /**
   * What came of a snippet that JShell tells of.
   *
   * @param shell the session's
   * @param event the snippet's own
   */
  public static Evaluation of(
      JShell shell, SnippetEvent event, @Nullable Object value, @Nullable Throwable thrown) {
    Snippet snippet = event.snippet();
    List<Diag> errors =
        event.status() == Snippet.Status.REJECTED
            ? shell.diagnostics(snippet).filter(Diag::isError).toList()
            : List.of();
    List<String> unresolved =
        snippet instanceof DeclarationSnippet declaration
            ? shell.unresolvedDependencies(declaration).toList()
            : List.of();
    return new Evaluation(snippet, value, errors, unresolved, thrown);
  }

  /** The same, where it is known otherwise that it threw. */
  Evaluation thrown(Throwable known) {
    return new Evaluation(snippet, value, errors, unresolved, known);
  }

  /** Whether the compiler accepted the snippet and it ran to its end. */
  public boolean isSuccess() {
    return errors.isEmpty() && thrown == null;
  }
}
