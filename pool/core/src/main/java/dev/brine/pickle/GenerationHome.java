package dev.brine.pickle;

import dev.brine.code.Generation;
import dev.brine.task.LocalHome;
import org.jspecify.annotations.Nullable;

/** A loader generation as the home of the worker locals that arrived in it. */
record GenerationHome(Generation generation) implements LocalHome {
  @Override
  public boolean owns(Class<?> type) {
    return type.getClassLoader() == generation;
  }

  @Override
  public boolean canUse(@Nullable Object value) {
    return Contents.of(value).allMatch(this::isNative);
  }

  private boolean isNative(Class<?> type) {
    return !(type.getClassLoader() instanceof Generation other) || other == generation;
  }
}
