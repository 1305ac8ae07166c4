package dev.brine.task;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A worker local's value in this process, from before it is built until it is closed. */
final class LocalValue<T extends @Nullable Object> {
  private enum State {
    EMPTY,
    BUILDING,
    BUILT,
    CLOSED
  }

  private final LocalRecipe<T> recipe;

  /** The homes of running maps that use it. Guarded by the registry's monitor. */
  final Set<LocalHome> users = new HashSet<>();

  // Not guarded by the monitor, which is held while the value is built.
  private volatile State state = State.EMPTY;
  private volatile T value;

  LocalValue(LocalRecipe<T> recipe) {
    this.recipe = recipe;
  }

  /** Whether this is what the other recipe, of the same worker local, asks for. */
  boolean serves(LocalRecipe<?> other) {
    return state != State.CLOSED
        && recipe.fingerprint().equals(other.fingerprint())
        && (recipe.home().equals(other.home())
            || (state == State.BUILT && other.home().canUse(value)));
  }

  /** Whether it was made by code of this home and did not arrive with a map. */
  boolean isMadeBy(LocalHome home) {
    return recipe.home() == LocalHome.HERE && home.owns(recipe.make().getClass());
  }

  /** The value, built where there is none. */
  synchronized T get() throws Exception {
    switch (state) {
      case CLOSED -> throw new IllegalStateException("the value of this worker local was closed");
      case BUILDING ->
          throw new IllegalStateException("the recipe of a worker local asks for its own value");
      case EMPTY -> build();
      case BUILT -> {}
    }
    return value;
  }

  private void build() throws Exception {
    state = State.BUILDING;
    try {
      value = recipe.make().call();
      state = State.BUILT;
    } finally {
      if (state == State.BUILDING) {
        state = State.EMPTY;
      }
    }
  }

  boolean isClosed() {
    return state == State.CLOSED;
  }

  /** Closes it, if it was built; then it is of no more use. */
  void close() throws Exception {
    State before;
    synchronized (this) {
      before = state;
      state = State.CLOSED;
    }
    if (before == State.BUILT) {
      recipe.close(value);
    }
  }
}
