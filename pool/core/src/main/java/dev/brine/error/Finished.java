package dev.brine.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a pool says what a map had finished when a failure ended it. */
@Internal
public final class Finished {
  private Finished() {}

  /** From now on {@link BrineException#finished()} gives these results. */
  public static void note(BrineException failure, Map<Long, @Nullable Object> results) {
    failure.finished(results);
  }
}
