package dev.brine.command;

import dev.brine.error.Internal;

/**
 * The note, left on the task's thread, that an iteration ended by {@code continue}. A null could
 * not say so, since it is a value; and nothing but null fits every type. Called by generated code.
 */
@Internal
public final class NoValue {
  private static final ThreadLocal<NoValue> NOTED = new ThreadLocal<>();

  /** For generated code. */
  public NoValue() {}

  /** Leaves the note. */
  public void note() {
    NOTED.set(this);
  }

  /** Takes the note away; whether there was one. */
  static boolean take() {
    boolean noted = NOTED.get() != null;
    NOTED.remove();
    return noted;
  }
}
