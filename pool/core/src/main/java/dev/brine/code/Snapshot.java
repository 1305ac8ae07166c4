package dev.brine.code;

import com.google.common.base.Defaults;
import dev.brine.error.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Where the rewritten initializer of an interface finds the values that the session's interface
 * has.
 */
@Internal
public final class Snapshot {
  private Snapshot() {}

  /**
   * The value of one constant, or the default of its type where none was sent; called by generated
   * code. Thread-safe.
   */
  public static @Nullable Object value(Class<?> owner, String field, Class<?> type) {
    Object kept =
        owner.getClassLoader() instanceof Generation generation
            ? generation.kept(owner.getName(), field)
            : null;
    return kept == null ? Defaults.defaultValue(type) : kept;
  }
}
