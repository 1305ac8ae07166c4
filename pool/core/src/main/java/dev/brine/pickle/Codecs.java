package dev.brine.pickle;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The codecs that users registered here, and those that came with a capture. Thread-safe. */
final class Codecs {
  private static final Map<Class<?>, Codec<?>> REGISTERED =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Asked for each object that is written, so it must not take the map's lock. */
  private static volatile boolean some;

  static {
    for (Codec<?> codec : ServiceLoader.load(Codec.class, Codecs.class.getClassLoader())) {
      Class<?> type = codec.type();
      if (type != null) {
        register(type, codec);
      }
    }
  }

  private Codecs() {}

  static void register(Class<?> type, Codec<?> codec) {
    REGISTERED.put(type, codec);
    some = true;
  }

  static @Nullable Codec<?> of(Class<?> type) {
    return some ? REGISTERED.get(type) : null;
  }

  /** All of now. */
  static Map<Class<?>, Codec<?>> all() {
    synchronized (REGISTERED) {
      return Map.copyOf(REGISTERED);
    }
  }
}
