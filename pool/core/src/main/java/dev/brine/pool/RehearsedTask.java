package dev.brine.pool;

import dev.brine.task.Fn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for what users type: it travels to a worker that rehearses as a typed class does. */
final class RehearsedTask {
  /** What maps are made of. */
  static final List<Object> ITEMS =
      List.of(
          1, 2L, 3.0, "text", List.of(1, 2), new int[1000], new HashMap<>(Map.of("key", "value")));

  private static int calls;

  private RehearsedTask() {}

  /** Prints, counts, and gives back what it is given. */
  static Fn<@Nullable Object, @Nullable Object> function() {
    int step = Integer.signum(ITEMS.size());
    return item -> {
      calls += step;
      System.out.println("call " + calls);
      return item;
    };
  }
}
