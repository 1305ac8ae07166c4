package dev.brine.session;

import dev.brine.error.Internal;
import java.util.Objects;

/** A snippet threw while it ran; the cause is what it threw. */
@Internal
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param thrown what the snippet threw
   */
  public EvaluationException(Throwable thrown) {
    super(thrown);
  }

  /** What the snippet threw. */
  public Throwable thrown() {
    return Objects.requireNonNull(getCause());
  }
}
