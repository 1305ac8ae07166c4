package dev.brine.code;

import dev.brine.error.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Has the bytes of classes that were typed into a session whose loader does not give them away.
 * Thread-safe.
 */
@Internal
@FunctionalInterface
public interface ByteSource {
  /** The class file as the session has it now; null if the class was not typed into it. */
  byte @Nullable [] bytes(Class<?> type);
}
