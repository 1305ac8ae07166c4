package dev.brine.error;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The root of everything that Brine throws. */
public class BrineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private transient volatile @Nullable Map<Long, @Nullable Object> finished;

  /** An exception with a message in the user's own words. */
  public BrineException(String message) {
    super(message);
  }

  /** An exception with a message and what led to it, or null where nothing did. */
  public BrineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The results that a map had when this ended it, by the index of their item, in that order; empty
   * where no map was ended or nothing had finished. They do not travel with the exception.
   */
  public final Map<Long, @Nullable Object> finished() {
    Map<Long, @Nullable Object> known = finished;
    return known == null ? Map.of() : known;
  }

  final void finished(Map<Long, @Nullable Object> results) {
    finished = Collections.unmodifiableMap(results);
  }
}
