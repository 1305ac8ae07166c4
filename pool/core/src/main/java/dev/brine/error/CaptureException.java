package dev.brine.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a function reaches cannot travel to another process. Thrown at submit, before a
 * worker is touched. The message names the path from a variable to the culprit, the reason and the
 * fix.
 */
public final class CaptureException extends BrineException {
  private static final long serialVersionUID = 1L;

  /** What stands between the reason and the fix. */
  private static final String FIX = "; ";

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

  /** This refusal, seen from one step further out. */
  public CaptureException within(String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(0, step);
    CaptureException outer = new CaptureException(longer, reason, getCause());
    outer.setStackTrace(getStackTrace());
    return outer;
  }

  /** The steps from what the user named to the culprit, outermost first. */
  public List<String> path() {
    return path;
  }

  /** Why the culprit cannot travel, and the fix. */
  public String reason() {
    return reason;
  }

  /** Why the culprit cannot travel, without the fix. */
  public String why() {
    int fix = fix();
    return fix < 0 ? reason : reason.substring(0, fix);
  }

  /** What to do instead, or the empty text where nothing is known. */
  public String hint() {
    int fix = fix();
    return fix < 0 ? "" : reason.substring(fix + FIX.length());
  }

  /** Where the fix begins; the words of a cause may look like one. */
  private int fix() {
    return getCause() == null ? reason.indexOf(FIX) : -1;
  }
}
