package dev.brine.pickle;

import dev.brine.error.CaptureException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Random generators whose copies all give the same numbers, which hardly anybody means. */
final class RandomCopies {
  private RandomCopies() {}

  /** Whether copies of such objects go on alike. */
  static boolean areAlike(Class<?> type) {
    return RandomGenerator.class.isAssignableFrom(type)
        && !SecureRandom.class.isAssignableFrom(type)
        && type != ThreadLocalRandom.class;
  }

  /** What to tell of a captured generator. */
  static String hint(Class<?> type, WritePath place) {
    CaptureException untold =
        new CaptureException(
            List.of(TypeNames.of(type)),
            "each worker draws the same numbers, from a copy of its own, and each map draws them"
                + " again; draw from TaskContext.current().random() in the task");
    return String.valueOf(place.locate(untold).getMessage());
  }
}
