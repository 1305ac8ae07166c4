package dev.brine.command;

import dev.brine.task.Fn;
import org.jspecify.annotations.Nullable;

/** One iteration of a loop with values, as it runs on a worker. A record, since it travels. */
record ValueIteration<A extends @Nullable Object, R extends @Nullable Object>(
    Fn<? super A, ? extends R> body) implements Fn<A, Answer<R>> {

  @Override
  public Answer<R> call(A item) throws Exception {
    NoValue.take();
    R value = body.call(item);
    // A `finally` may have returned a value after all.
    return new Answer<>(NoValue.take() && value == null, value);
  }
}
