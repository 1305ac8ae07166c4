package dev.brine.cli;

import com.google.common.base.Ascii;

/**
 * What one check found. Immutable.
 *
 * @param subject what was looked at
 * @param text what is there, and what to do if it is wrong
 */
record Finding(State state, String subject, String text) {
  /** How good it is. */
  enum State {
    OK,
    NOTE,
    WRONG
  }

  static Finding ok(String subject, String text) {
    return new Finding(State.OK, subject, text);
  }

  /** Something that may be missed, but without which Brine works. */
  static Finding note(String subject, String text) {
    return new Finding(State.NOTE, subject, text);
  }

  static Finding wrong(String subject, String text) {
    return new Finding(State.WRONG, subject, text);
  }

  @Override
  public String toString() {
    return "%-6s %-10s %s".formatted(Ascii.toLowerCase(state.name()), subject, text);
  }
}
