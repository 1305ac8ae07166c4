package dev.brine.command;

import dev.brine.task.Act;
import dev.brine.task.Call;
import org.jspecify.annotations.Nullable;

/** What runs once on a worker and has no value. A record, since it travels. */
record VoidCall(Act<? super @Nullable Void> body) implements Call<Answer<@Nullable Void>> {

  @Override
  public Answer<@Nullable Void> call() throws Exception {
    body.call(null);
    return new Answer<>(true, null);
  }
}
