package dev.brine.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells a pool's users what they will hardly mean, the same thing once only. Thread-safe. */
final class Hints {
  /** Who has read so many does not read the next one. */
  private static final int MOST = 100;

  private final Set<String> told = new HashSet<>();

  synchronized void tell(List<String> hints, Printer printer) {
    for (String hint : hints) {
      if (told.size() < MOST && told.add(hint)) {
        printer.add(true, "warning: " + hint + "\n");
      }
    }
  }
}
