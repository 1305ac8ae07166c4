package dev.brine.task;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that travels as a recipe: a connection, a model, a cache. Each worker builds one of its
 * own at the first {@link #get} there, keeps it for all later maps, and closes it when it retires;
 * a worker that is killed closes nothing. In the session's own process, where the tasks of a pool
 * that shares it also run, there is one value until the process ends.
 *
 * <p>The same {@code WorkerLocal} means the same value for as long as its recipe stays the same:
 * the code that it reaches and the values that it captured, as they are when a map begins. A later
 * map that brings another recipe builds a new value, as does one for which a class of the session
 * that the value is made of was loaded again; the old value is closed once no running map uses it.
 * A {@code WorkerLocal} that is made anew, even by the same text, is another one, and the old one's
 * value stays until the worker retires. One that a task makes, or the static initializer of a class
 * that the session has not initialized, lasts as long as its map.
 *
 * <p>Thread-safe. A recipe never runs twice at once in a process for one {@code WorkerLocal};
 * whether its value may be used by several threads is the value's own affair.
 *
 * @param <T> the value; null, if the recipe gives that, is a value as any other
 */
public final class WorkerLocal<T extends @Nullable Object> {
  private final LocalRecipe<T> recipe;
  private volatile @Nullable LocalValue<T> found;

  WorkerLocal(LocalRecipe<T> recipe) {
    this.recipe = recipe;
  }

  /** A value made by the recipe; one that is {@link AutoCloseable} is closed at the end. */
  public static <T extends @Nullable Object> WorkerLocal<T> of(Call<? extends T> recipe) {
    return LocalRecipe.<T>of(Objects.requireNonNull(recipe, "recipe"), null).local();
  }

  /**
   * A value made by the recipe and closed by the closer, which is not called for null. At the end
   * of a worker all closers together have two seconds; what they throw is printed.
   */
  public static <T extends @Nullable Object> WorkerLocal<T> of(
      Call<? extends T> recipe, Act<? super T> closer) {
    Objects.requireNonNull(recipe, "recipe");
    return LocalRecipe.<T>of(recipe, Objects.requireNonNull(closer, "closer")).local();
  }

  /**
   * The value of this process, built if there is none. What the recipe throws is thrown as it is,
   * undeclared where it is a checked exception, and the next call tries again.
   *
   * @throws IllegalStateException if the recipe itself asks for the value
   */
  public T get() {
    LocalValue<T> value = found;
    if (value == null || value.isClosed()) {
      value = LocalValues.ofProcess().find(recipe);
      found = value;
    }
    try {
      return value.get();
    } catch (Exception e) {
      throw Undeclared.<RuntimeException>rethrow(e);
    }
  }

  LocalRecipe<T> recipe() {
    return recipe;
  }
}
