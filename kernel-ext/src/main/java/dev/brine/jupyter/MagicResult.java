package dev.brine.jupyter;

import org.jspecify.annotations.Nullable;

/**
 * What a magic gives. Immutable.
 *
 * @param value the value; null for none
 * @param type the Java type of a variable that takes it, as it is written in the session
 * @param shown whether the value is the cell's where no variable takes it
 */
record MagicResult(@Nullable Object value, String type, boolean shown) {
  /** No value. */
  static final MagicResult NONE = new MagicResult(null, "Object", true);

  static MagicResult of(@Nullable Object value) {
    return new MagicResult(value, "Object", true);
  }

  static MagicResult of(@Nullable Object value, String type) {
    return new MagicResult(value, type, true);
  }

  /** A value for a variable; a cell does not show it, since what the magic printed says it. */
  static MagicResult quiet(Object value, String type) {
    return new MagicResult(value, type, false);
  }
}
