package dev.brine.session;

import dev.brine.error.BrineException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session cannot be saved, or a session file cannot be used. */
public final class SessionFileException extends BrineException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // List.copyOf of records is never written
  private final List<Refusal> refusals;

  /**
   * A variable whose value cannot travel.
   *
   * @param name the variable
   * @param path the steps from the variable to the culprit, outermost first; may be empty
   * @param reason why the culprit cannot travel, and the fix
   */
  public record Refusal(String name, List<String> path, String reason) {
    /** Copies the path. */
    public Refusal {
      path = List.copyOf(path);
    }

    /** The path and the reason in one line. */
    public String text() {
      return path.isEmpty() ? reason : String.join(" -> ", path) + ": " + reason;
    }
  }

  SessionFileException(String message) {
    this(message, (Throwable) null);
  }

  SessionFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.refusals = List.of();
  }

  SessionFileException(String message, List<Refusal> refusals) {
    super(message);
    this.refusals = List.copyOf(refusals);
  }

  /** All the values that cannot travel; empty where that is not what is wrong. */
  public List<Refusal> refusals() {
    return refusals;
  }
}
