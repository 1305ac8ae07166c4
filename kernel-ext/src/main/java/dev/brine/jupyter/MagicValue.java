package dev.brine.jupyter;

import dev.brine.error.Internal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A magic's value on its way into a variable: the declaration that is evaluated for {@code var x =
 * %magic} knows it by its number. Thread-safe.
 */
@Internal
public final class MagicValue {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, Optional<Object>> WAITING = new ConcurrentHashMap<>();

  private final long number;

  /**
   * @param number of a value that waits
   */
  public MagicValue(long number) {
    this.number = number;
  }

  static MagicValue put(@Nullable Object value) {
    MagicValue waiting = new MagicValue(NUMBERS.incrementAndGet());
    WAITING.put(waiting.number, Optional.ofNullable(value));
    return waiting;
  }

  /** The Java expression that takes it. */
  String expression() {
    return "new " + MagicValue.class.getName() + "(" + number + "L).take()";
  }

  /** Forgets the value if nothing took it. */
  void discard() {
    WAITING.remove(number);
  }

  /** The value; afterwards it is gone. */
  public @Nullable Object take() {
    Optional<Object> value = WAITING.remove(number);
    return value == null ? null : value.orElse(null);
  }
}
