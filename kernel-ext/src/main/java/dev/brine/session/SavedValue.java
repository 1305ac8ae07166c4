package dev.brine.session;

import org.jspecify.annotations.Nullable;

/**
 * What a session file tells of a variable's value without building it again. Immutable.
 *
 * @param name the variable
 * @param text the value's text when it was saved, cut where it is long
 * @param digest equal for values that were written alike; empty where none was written
 * @param skipped why the value is not in the file, or null where it is
 */
public record SavedValue(String name, String text, String digest, @Nullable String skipped) {
  /** Whether the value is in the file. */
  public boolean isSaved() {
    return skipped == null;
  }
}
