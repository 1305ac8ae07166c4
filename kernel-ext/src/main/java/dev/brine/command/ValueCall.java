package dev.brine.command;

import dev.brine.task.Call;
import org.jspecify.annotations.Nullable;

/** What runs once on a worker and may have a value. A record, since it travels. */
record ValueCall<R extends @Nullable Object>(Call<? extends R> body) implements Call<Answer<R>> {

  @Override
  public Answer<R> call() throws Exception {
    NoValue.take();
    R value = body.call();
    // A `finally` may have returned a value after all.
    return new Answer<>(NoValue.take() && value == null, value);
  }
}
