package dev.brine.command;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The loop that {@code %presult} speaks of where no name is given: the last one that was started
 * and not waited for, or that ended before its end. Immutable.
 *
 * @param started one that was started; null for one that ended early
 * @param left what that one left; null for one that was started
 */
record LastLoop(@Nullable StartedLoop<?> started, @Nullable PartialResults left) {
  private static final LastLoop NONE = new LastLoop(null, null);
  private static final AtomicReference<LastLoop> LAST = new AtomicReference<>(NONE);

  static LastLoop get() {
    return LAST.get();
  }

  static void note(StartedLoop<?> started) {
    LAST.set(new LastLoop(started, null));
  }

  static void note(PartialResults left) {
    LAST.set(new LastLoop(null, left));
  }
}
