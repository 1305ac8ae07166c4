package dev.brine;

import dev.brine.error.BrineException;
import dev.brine.error.CaptureException;
import dev.brine.pool.ProcessPool;
import dev.brine.task.Fn;
import dev.brine.task.Outcome;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The round trip of one value through a JVM that is started for it. */
final class Check {
  private Check() {}

  static void run(@Nullable Object value) {
    Fn<@Nullable Object, @Nullable Object> same = each -> each;
    try (ProcessPool pool = ProcessPool.of(1)) {
      Outcome<@Nullable Object> outcome =
          pool.outcomes(same, Collections.singletonList(value)).get(0);
      BrineException error = outcome.error();
      if (error == null) {
        return;
      }
      String type = value == null ? "null" : value.getClass().getSimpleName();
      Throwable cause = error.getCause() == null ? error : error.getCause();
      throw new CaptureException(
          List.of(type), "it does not come back from another JVM: " + cause.getMessage(), error);
    }
  }
}
