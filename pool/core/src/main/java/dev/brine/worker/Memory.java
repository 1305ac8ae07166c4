package dev.brine.worker;

import dev.brine.error.Internal;
import org.jspecify.annotations.Nullable;

/** Tells whether something failed for want of memory. */
@Internal
public final class Memory {
  /** Chains of causes are short; a longer one is a cycle or a mistake. */
  private static final int LONGEST_CHAIN = 50;

  private Memory() {}

  /** Whether it is, or was caused by, a lack of memory. */
  public static boolean isOutOf(Throwable thrown) {
    Throwable each = thrown;
    for (int i = 0; i < LONGEST_CHAIN && each != null; i++) {
      if (each instanceof OutOfMemoryError) {
        return true;
      }
      each = cause(each);
    }
    return false;
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | Error broken) {
      return null;
    }
  }
}
