package dev.brine.command;

import dev.brine.error.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The value of a map that is waited for; generated code asks for it, so that the wait is where the
 * user's code runs and can be interrupted as that can.
 */
@Internal
public final class PendingResult {
  private final ResultWait wait;

  /**
   * @param number of a wait that is open
   * @throws IllegalStateException if it is over
   */
  public PendingResult(long number) {
    wait = ResultWait.of(number);
  }

  /**
   * Waits for it.
   *
   * @throws dev.brine.error.BrineException if an item failed, or if the wait was interrupted; then
   *     the map goes on
   */
  public @Nullable Object value() {
    return wait.await();
  }
}
