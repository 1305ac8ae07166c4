package dev.brine.jupyter;

import org.jspecify.annotations.Nullable;

/**
 * What a magic gives. Immutable.
 *
 * @param value the value; null for none
 * @param type the Java type of a variable that takes it, as it is written in the session
 */
record MagicResult(@Nullable Object value, String type) {
  /** No value. */
  static final MagicResult NONE = new MagicResult(null, "Object");

  static MagicResult of(@Nullable Object value) {
    return new MagicResult(value, "Object");
  }
}
