package dev.brine.pickle;

import dev.brine.code.JdkInternals;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandle;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which object stands behind one that java.io serialization put in its place. A stream asks
 * an object for its replacement before it asks us, and each time the replacement is a new object,
 * so that aliases would be lost; only the stream's own table knows. Where this JVM does not let it
 * be read, they are.
 */
final class Replacements {
  private static final Optional<MethodHandle> TABLE =
      getter(ObjectOutputStream.class, "subs", "java.io.ObjectOutputStream$ReplaceTable");
  private static final Optional<MethodHandle> ORIGINALS =
      getter(
          "java.io.ObjectOutputStream$ReplaceTable",
          "htab",
          "java.io.ObjectOutputStream$HandleTable");
  private static final Optional<MethodHandle> REPLACEMENTS =
      getter("java.io.ObjectOutputStream$ReplaceTable", "reps", "[Ljava.lang.Object;");
  private static final Optional<MethodHandle> OBJECTS =
      getter("java.io.ObjectOutputStream$HandleTable", "objs", "[Ljava.lang.Object;");

  private Replacements() {}

  /** From what was written to what was asked to be written, as far as they differ. */
  static IdentityHashMap<Object, Object> of(ObjectOutputStream stream) {
    IdentityHashMap<Object, Object> originals = new IdentityHashMap<>();
    if (TABLE.isEmpty() || ORIGINALS.isEmpty() || REPLACEMENTS.isEmpty() || OBJECTS.isEmpty()) {
      return originals;
    }
    try {
      Object table = TABLE.get().invoke(stream);
      @Nullable Object[] written = (@Nullable Object[]) REPLACEMENTS.get().invoke(table);
      @Nullable Object[] asked =
          (@Nullable Object[]) OBJECTS.get().invoke(ORIGINALS.get().invoke(table));
      for (int i = 0; i < Math.min(written.length, asked.length); i++) {
        if (written[i] != null && asked[i] != null) {
          originals.put(written[i], asked[i]);
        }
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    return originals;
  }

  private static Optional<MethodHandle> getter(String owner, String field, String type) {
    try {
      return getter(Class.forName(owner), field, type);
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    }
  }

  private static Optional<MethodHandle> getter(Class<?> owner, String field, String type) {
    try {
      return JdkInternals.getter(owner, field, Class.forName(type));
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    }
  }
}
