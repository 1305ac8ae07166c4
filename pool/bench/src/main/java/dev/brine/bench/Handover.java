package dev.brine.bench;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where code that is typed into a {@link TypedSession} leaves a value for the measuring code. */
public final class Handover {
  private static final AtomicReference<@Nullable Object> VALUE = new AtomicReference<>();

  private Handover() {}

  /** Leaves a value; called by typed code. */
  public static void leave(Object value) {
    VALUE.set(value);
  }

  /** Takes the value that was left last. */
  static Object take() {
    Object value = VALUE.getAndSet(null);
    if (value == null) {
      throw new IllegalStateException("nothing was left");
    }
    return value;
  }
}
