package dev.brine.command;

import dev.brine.task.Act;
import dev.brine.task.Fn;
import org.jspecify.annotations.Nullable;

/** One iteration of a loop without values, as it runs on a worker. A record, since it travels. */
record VoidIteration<A extends @Nullable Object>(Act<? super A> body)
    implements Fn<A, Answer<@Nullable Void>> {

  @Override
  public Answer<@Nullable Void> call(A item) throws Exception {
    body.call(item);
    return new Answer<>(true, null);
  }
}
