package dev.brine.pickle;

import dev.brine.payload.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shared value that arrived here. It is read when somebody asks for it. Thread-safe. */
final class SharedCopy {
  private final Map<ClassLoader, Optional<Object>> read = new HashMap<>();
  private @Nullable Payload written;

  SharedCopy(Payload written) {
    this.written = written;
  }

  /**
   * The value.
   *
   * @param names finds its classes
   * @param plain whether one copy serves all maps, and the bytes are then needed no more
   * @throws dev.brine.error.BrineException if it cannot be read
   */
  synchronized @Nullable Object get(GraphNames names, boolean plain) {
    ClassLoader key = plain ? ClassLoader.getPlatformClassLoader() : names.loader();
    Optional<Object> known = read.get(key);
    if (known == null) {
      if (written == null) {
        throw new IllegalStateException("read before, and kept for all");
      }
      // Another map reads it once more, and what is read may be changed.
      Payload own = plain ? written : written.copy();
      known = Optional.ofNullable(GraphReader.forGraphs(names).read(own));
      read.put(key, known);
      written = plain ? null : written;
    }
    return known.orElse(null);
  }

  synchronized void release(ClassLoader loader) {
    read.remove(loader);
  }
}
