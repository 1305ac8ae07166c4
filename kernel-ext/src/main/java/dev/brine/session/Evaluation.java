package dev.brine.session;

import dev.brine.error.Internal;
import java.util.List;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
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

  /** Whether the compiler accepted the snippet and it ran to its end. */
  public boolean isSuccess() {
    return errors.isEmpty() && thrown == null;
  }
}
