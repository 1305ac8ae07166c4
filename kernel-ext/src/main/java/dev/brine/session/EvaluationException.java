package dev.brine.session;

import dev.brine.error.Internal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A snippet threw while it ran; the cause is what it threw. */
@Internal
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;

  /**
   * @param thrown what the snippet threw
   */
  public EvaluationException(Throwable thrown) {
    this(thrown, null);
  }

  /**
   * @param thrown what the snippet threw
   * @param hint what the user can do now, in a line; null for nothing
   */
  public EvaluationException(Throwable thrown, @Nullable String hint) {
    super(thrown);
    this.hint = hint;
  }

  /** What the user can do now, in a line; null for nothing. */
  public @Nullable String hint() {
    return hint;
  }

  /** What the snippet threw. */
  public Throwable thrown() {
    return Objects.requireNonNull(getCause());
  }
}
