package dev.brine.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a function reaches cannot travel to another process. Thrown at submit, before a
 * worker is touched. The message names the path from a variable to the culprit, the reason and the
 * fix.
 */
public final class CaptureException extends BrineException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // List.copyOf is serializable
  private final List<String> path;

  private final String reason;

  /**
   * @param path the steps from what the user named to the culprit, outermost first; may be empty
   * @param reason why the culprit cannot travel, and the fix
   */
  public CaptureException(List<String> path, String reason) {
    this(path, reason, null);
  }

  /** As above, with what led to it, or null where nothing did. */
  public CaptureException(List<String> path, String reason, @Nullable Throwable cause) {
    super(path.isEmpty() ? reason : String.join(" -> ", path) + ": " + reason, cause);
    this.path = List.copyOf(path);
    this.reason = reason;
  }

  /** The steps from what the user named to the culprit, outermost first. */
  public List<String> path() {
    return path;
  }

  /** Why the culprit cannot travel, and the fix. */
  public String reason() {
    return reason;
  }
}
