package dev.brine.pickle;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How a user's own type travels: what is written of an object, and how an object is made from that.
 * A codec travels with the objects that it writes, so it may be typed in the session; one that is
 * on the class path can be found by {@link java.util.ServiceLoader} if it tells its {@link #type}.
 * Implementations must be thread-safe.
 *
 * @param <T> the type; its subclasses are not meant
 */
public interface Codec<T> {
  /**
   * Writes an object.
   *
   * @throws IOException if it cannot be written; it is refused with that message
   */
  void write(T object, ValueOutput output) throws IOException;

  /**
   * Makes an object of what {@link #write} wrote.
   *
   * @throws IOException if that cannot be done
   */
  T read(ValueInput input) throws IOException;

  /** The type, for a codec that is found as a service; null for one that is registered. */
  default @Nullable Class<T> type() {
    return null;
  }
}
