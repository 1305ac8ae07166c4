package dev.brine.pool;

import dev.brine.error.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Sees the maps that are begun in this process, but for streams, which have no end of their own. A
 * front end installs one to show progress and to tell of costs. Thread-safe.
 */
@Internal
@FunctionalInterface
public interface MapObserver {
  /**
   * A map begins on this thread.
   *
   * @param awaited whether the thread waits for its end
   * @return who is to be told of it, or null where nobody is
   */
  @Nullable Observed begin(boolean awaited);

  /** Is told of one map. Its progress comes as to any listener. */
  interface Observed extends ProgressListener {
    /** The map is over, and what its tasks printed was printed. Called once; returns soon. */
    void end(MapRecord map);
  }

  /** From now on this one sees the maps of this process, and no other; null for nobody. */
  static void install(@Nullable MapObserver observer) {
    Observation.install(observer);
  }
}
