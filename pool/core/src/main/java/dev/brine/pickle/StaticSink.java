package dev.brine.pickle;

import dev.brine.error.Internal;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Takes the state of a session's classes that comes with a graph of values. */
@Internal
public interface StaticSink {
  /**
   * Takes one value.
   *
   * @param field a static field, or one of an enum's constant
   * @param constant the enum's constant, or null where the field is static
   * @param value what the field held
   */
  void take(Field field, @Nullable Object constant, @Nullable Object value);
}
