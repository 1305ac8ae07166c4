package dev.brine.pickle;

import dev.brine.task.LocalRecipe;
import dev.brine.task.Shared;
import org.jspecify.annotations.Nullable;

/**
 * Is told of the code behind the values that are written, and tells the values that this code
 * reaches by itself. On the worker's side there is nothing to discover.
 */
interface Discovery {
  /** Discovers nothing. */
  Discovery NONE =
      new Discovery() {
        @Override
        public void type(Class<?> type) {}

        @Override
        public void lambda(LambdaShape shape, Class<?> capturing) {}

        @Override
        public @Nullable Object next() {
          return null;
        }
      };

  /** An instance of this class, or the class itself, was written. */
  void type(Class<?> type);

  /** A lambda of this shape was written; the class is the one whose code made it. */
  void lambda(LambdaShape shape, Class<?> capturing);

  /**
   * The next {@link StaticValue}, {@link EnumConstants} or {@link EnumState} that is to be written,
   * each once, or null where none is left for now.
   */
  @Nullable Object next();

  /** Whether what is written may be read when this process is over. */
  default boolean outlasts() {
    return false;
  }

  /** A handle of a shared value was written; what its value needs is told separately. */
  default void shared(SharedHere<?> source, Shared<?> handle) {}

  /** What tells this recipe from others; empty where nothing is discovered. */
  default String fingerprint(LocalRecipe<?> recipe) {
    return "";
  }
}
