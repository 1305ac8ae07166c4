package dev.brine.pickle.generated;

import org.jspecify.annotations.Nullable;

/** An object that tells what it holds. */
@FunctionalInterface
public interface Told {
  /** First its tag, an integer that no other object of its graph has; then all that it holds. */
  @Nullable Object[] told();
}
